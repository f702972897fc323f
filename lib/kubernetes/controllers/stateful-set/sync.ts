import type { Minor } from '../../minor';
import type { ControllerRevision } from '../controller-revision';
import { newVersionedStatefulSetPod } from './new-pod';
import type { StatefulSetPods } from './pods';
import { getStatefulSetRevisions, truncateHistory } from './revisions';
import type { StatefulSetState, StatefulSetStatus } from './state';
import { updateStatus } from './status';
import { updateStatefulSet } from './update';

/** What a sync depends on beside the state and the pods, which know the time. */
export interface StatefulSetSurroundings {
  /** The minor of the controller. Rules are those of 1.36, and of 1.37 where these differ. */
  readonly minor: Minor;

  /**
   * Whether the gate MaxUnavailableStatefulSet is on.
   * @default - as the minor has it: on from 1.37. Beside that, 1.35.0 to 1.35.3 had it on
   */
  readonly maxUnavailable?: boolean;

  /** The name of the ControllerRevision that would be made for a template. No two templates share one. */
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
 * Exactly one sync of the StatefulSet controller, which sees all that was written before. It costs the same for any
 * number of pods if `pods` does.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_control.go#L86
 */
export function syncStatefulSet(
  state: StatefulSetState,
  pods: StatefulSetPods,
  surroundings: StatefulSetSurroundings,
): StatefulSetSync {
  const { statefulSet } = state;
  const { minReadySeconds } = statefulSet.spec;
  const revisions = getStatefulSetRevisions(state, surroundings.revisionName);
  const [current, update] = [revisions.current.name, revisions.update.name];
  const { create, remove, removeForUpdate } = updateStatefulSet(statefulSet.spec, update, pods, surroundings);
  const counts = pods.counts(current, update);
  const status = updateStatus(statefulSet, revisions, counts, removeForUpdate.length, surroundings.minor);
  const truncated = truncateHistory(state, revisions, (revision) => pods.has(revision));
  const waits = minReadySeconds > 0 && status.readyReplicas !== status.availableReplicas;
  return {
    state: withWrites(state, status, revisions.update, truncated),
    create: create.map((ordinal) => ({
      ordinal,
      revision: newVersionedStatefulSetPod(statefulSet, current, update, ordinal),
    })),
    remove: [...remove, ...removeForUpdate],
    ...(waits ? { requeueAfter: counts.nextAvailable ?? minReadySeconds * 1000 } : {}),
  };
}

/** The state after the writes of a sync; the very same one if they change nothing. */
function withWrites(
  state: StatefulSetState,
  status: StatefulSetStatus,
  update: ControllerRevision,
  truncated: readonly ControllerRevision[],
): StatefulSetState {
  const { statefulSet, revisions } = state;
  const sameRevisions = revisions.includes(update) && truncated.length === 0;
  if (sameRevisions && status === statefulSet.status) return state;
  const others = revisions.filter((revision) => revision.name !== update.name && !truncated.includes(revision));
  return {
    statefulSet: { ...statefulSet, status },
    revisions: sameRevisions ? revisions : [...others, update],
  };
}
