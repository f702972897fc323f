import type { Minor } from '../../minor';
import type { StatefulSetPods } from './pods';
import type { StatefulSetState } from './state';

/** What a sync depends on beside the state and the pods, which know the time. */
export interface StatefulSetSurroundings {
  /** The minor of the controller. Rules are those of 1.36, and of 1.37 where that differs. */
  readonly minor: Minor;

  /**
   * Whether the gate MaxUnavailableStatefulSet is on.
   * @default - as the minor has it: from 1.37. Beside that, 1.35.0 to 1.35.3 had it on
   */
  readonly maxUnavailable?: boolean;

  /** The name of the ControllerRevision that would be made for a template. */
  revisionName(template: string): string;
}

/** What one sync comes to. */
export interface StatefulSetSync {
  /** The state after the sync's writes; the very same value when it wrote nothing. */
  readonly state: StatefulSetState;

  /** The pods that it creates. */
  readonly create: readonly NewPod[];

  /**
   * The ordinals of the pods that it deletes. The API server removes a pod that has finished, or was not scheduled yet,
   * at once; others go on until their kubelet is done with them.
   */
  readonly remove: readonly number[];

  /**
   * Milliseconds after which the controller looks again though nothing changed, because a ready pod becomes available.
   * Every change of a pod, the spec and the status also makes it look again at once.
   * @default - it does not
   */
  readonly requeueAfter?: number;
}

/** A pod that a sync creates. */
export interface NewPod {
  readonly ordinal: number;

  /** The name of its ControllerRevision. */
  readonly revision: string;
}

/**
 * Exactly one sync of the StatefulSet controller, which sees all that was written before.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_control.go#L86
 */
export declare function syncStatefulSet(
  state: StatefulSetState,
  pods: StatefulSetPods,
  surroundings: StatefulSetSurroundings,
): StatefulSetSync;
