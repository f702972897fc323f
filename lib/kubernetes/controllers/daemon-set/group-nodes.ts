import { isPodAvailable } from '../pod-available';
import { type Backoff, isInBackoff } from './backoff';
import type { DaemonPod, NodeGroup } from './nodes';
import type { DaemonSet } from './state';

/** A node with the pods of a DaemonSet on it. */
export interface DaemonNode {
  readonly name: string;

  /** As in {@link NodeGroup}. */
  readonly shouldRun: boolean;

  /** As in {@link NodeGroup}. */
  readonly shouldContinueRunning: boolean;

  /** In any order. */
  readonly pods: readonly DaemonSetPod[];

  /**
   * What is remembered of failed pods.
   * @default - none failed
   */
  readonly backoff?: Backoff;
}

/** A pod of a DaemonSet. Times are milliseconds, of which Kubernetes keeps whole seconds. */
export interface DaemonSetPod {
  readonly name: string;

  /** `metadata.creationTimestamp`. */
  readonly created: number;

  /** Whether the scheduler has put it on its node. */
  readonly scheduled: boolean;

  /** The name of the ControllerRevision that it was made from. */
  readonly revision: string;

  /** `status.phase`. */
  readonly phase: DaemonPod['phase'];

  /**
   * When the condition Ready became True.
   * @default - the pod is not ready
   */
  readonly readySince?: number;

  /**
   * `metadata.deletionTimestamp`.
   * @default - the pod is not being deleted
   */
  readonly deleted?: number;
}

/** A node as its controller's rules see it. The indices of an action are those of `sorted`. */
export interface SeenNode extends NodeGroup {
  readonly name: string;
  readonly sorted: readonly DaemonSetPod[];
}

/**
 * What the controller sees of nodes that are given one by one: each is a group of its own.
 * @param now in milliseconds
 */
export function groupNodes(nodes: readonly DaemonNode[], { spec, status }: DaemonSet, now: number): SeenNode[] {
  return nodes.map(({ pods, backoff, ...node }) => {
    const sorted = [...pods].sort(podByCreationTimestampAndPhase);
    const inBackoff = isInBackoff(backoff, status.observedGeneration, now);
    return { ...node, nodes: 1, inBackoff, sorted, pods: sorted.map((pod) => seePod(pod, spec.minReadySeconds, now)) };
  });
}

function seePod(
  { revision, phase, readySince, deleted }: DaemonSetPod,
  minReadySeconds: number,
  now: number,
): DaemonPod {
  return {
    revision,
    phase,
    ready: readySince !== undefined,
    available: isPodAvailable(readySince, minReadySeconds, now),
    terminating: deleted !== undefined,
  };
}

/**
 * Scheduled pods first, then the older one, then by name.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/daemon_controller.go#L1432
 */
function podByCreationTimestampAndPhase(a: DaemonSetPod, b: DaemonSetPod): number {
  return Number(b.scheduled) - Number(a.scheduled) || a.created - b.created || (a.name < b.name ? -1 : 1);
}
