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
 * Whether a pod has been ready for long enough: `readySince + minReadySeconds <= now`. One that is ready since second 10
 * is available from second 15 on at minReadySeconds 5, and at once at 0.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/api/v1/pod/util.go#L283
 */
export function isPodAvailable({ readySince }: Pod, minReadySeconds: number, now: number): boolean {
  return readySince !== undefined && (minReadySeconds === 0 || readySince + minReadySeconds * 1000 <= now);
}

/**
 * Counts the pods of one ReplicaSet.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/replicaset/replica_set_utils.go#L98
 */
export function countPods(pods: readonly Pod[], minReadySeconds: number, now: number): PodCounts {
  const active = pods.filter(isPodActive);
  const waits = active
    .filter((pod) => pod.readySince !== undefined && !isPodAvailable(pod, minReadySeconds, now))
    .map(({ readySince = now }) => readySince + minReadySeconds * 1000 - now);
  return {
    active: active.length,
    ready: active.filter(({ readySince }) => readySince !== undefined).length,
    available: active.filter((pod) => isPodAvailable(pod, minReadySeconds, now)).length,
    terminating: pods.filter(isPodTerminating).length,
    ...(waits.length > 0 ? { nextAvailable: waits.reduce((least, wait) => Math.min(least, wait)) } : {}),
  };
}
