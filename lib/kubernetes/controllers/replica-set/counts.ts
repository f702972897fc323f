import { isPodAvailable } from '../pod-available';
import type { Pod } from './pod';
import type { PodCounts } from './state';

/**
 * Whether the controller counts a pod as one of its replicas: neither finished nor being deleted.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/controller_utils.go#L1093
 */
export function isPodActive({ phase, deleted }: Pod): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed' && deleted === undefined;
}

/**
 * Whether a pod is being deleted and has not finished.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/controller_utils.go#L1099
 */
export function isPodTerminating({ phase, deleted }: Pod): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed' && deleted !== undefined;
}

/**
 * Counts the pods of one ReplicaSet.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/replicaset/replica_set_utils.go#L96
 */
export function countPods(pods: readonly Pod[], minReadySeconds: number, now: number): PodCounts {
  const active = pods.filter(isPodActive);
  const waits = active
    .filter(({ readySince }) => readySince !== undefined && !isPodAvailable(readySince, minReadySeconds, now))
    .map(({ readySince = now }) => readySince + minReadySeconds * 1000 - now);
  return {
    active: active.length,
    ready: active.filter(({ readySince }) => readySince !== undefined).length,
    available: active.filter(({ readySince }) => isPodAvailable(readySince, minReadySeconds, now)).length,
    terminating: pods.filter(isPodTerminating).length,
    ...(waits.length > 0 ? { nextAvailable: waits.reduce((least, wait) => Math.min(least, wait)) } : {}),
  };
}
