import type { NodeGroup } from './nodes';
import type { DaemonSetState } from './state';

/** What a sync depends on beside the state and the nodes. */
export interface DaemonSetSurroundings {
  /** The name of the ControllerRevision that would be made for a template. */
  revisionName(template: string): string;
}

/** What one sync comes to. */
export interface DaemonSetSync {
  /** The state after the sync's writes; the very same value when it wrote nothing. */
  readonly state: DaemonSetState;

  /** What it does to pods. A group stands there at most once. */
  readonly actions: readonly NodeAction[];

  /**
   * Milliseconds after which the controller looks again though nothing changed, because of ready pods that are not
   * available yet; it may already have meant to look earlier. Every change of a pod, a node's labels and taints, and the
   * spec also makes it look again at once.
   * @default - it does not
   */
  readonly requeueAfter?: number;
}

/** What a sync does on some nodes of a group. */
export interface NodeAction {
  /** The group, as it was given. */
  readonly group: NodeGroup;

  /** On how many of its nodes; the controller does not care which. */
  readonly nodes: number;

  /**
   * The revision of the pod that it creates on each of them.
   * @default - it creates none
   */
  readonly create?: string;

  /** The indices of the pods that it deletes on each of them. A pod that has finished is removed at once. */
  readonly remove: readonly number[];
}

/**
 * Exactly one sync of the DaemonSet controller, which sees all that was written before.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/daemon_controller.go#L1267
 */
export declare function syncDaemonSet(
  state: DaemonSetState,
  groups: readonly NodeGroup[],
  surroundings: DaemonSetSurroundings,
): DaemonSetSync;
