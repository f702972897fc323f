import { isPodAvailable } from '../pod-available';
import type { SeenPod } from './pods';

/** A pod of a StatefulSet. Times are milliseconds, of which Kubernetes keeps whole seconds. */
export interface StatefulSetPod {
  /** The number at the end of its name. */
  readonly ordinal: number;

  /** The name of the ControllerRevision that it was made from. */
  readonly revision: string;

  /** `status.phase`. */
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';

  /**
   * When the condition Ready became True. Without effect unless the pod is running.
   * @default - the pod is not ready
   */
  readonly readySince?: number;

  /**
   * `metadata.deletionTimestamp`.
   * @default - the pod is not being deleted
   */
  readonly deleted?: number;
}

/**
 * What the controller sees of a pod at a time.
 * @param now in milliseconds
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_utils.go#L455
 */
export function seePod(pod: StatefulSetPod, minReadySeconds: number, now: number): SeenPod {
  const readySince = pod.phase === 'Running' ? pod.readySince : undefined;
  return {
    ordinal: pod.ordinal,
    revision: pod.revision,
    finished: pod.phase === 'Succeeded' || pod.phase === 'Failed',
    ready: readySince !== undefined,
    available: isPodAvailable(readySince, minReadySeconds, now),
    terminating: pod.deleted !== undefined,
  };
}
