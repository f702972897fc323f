import type { ReplicaSet } from '../replica-set/state';
import { maxUnavailable } from './fenceposts';
import { getReplicaCountForReplicaSets, sumOfStatus } from './replica-sets';
import type { DeploymentSpec } from './state';

/** A size that a ReplicaSet gets. */
export interface Resize {
  readonly replicaSet: ReplicaSet;
  readonly replicas: number;
}

/** What becomes of the old ReplicaSets in one sync. */
export interface Reconciliation {
  /** The sizes that they get, one after the other; a ReplicaSet may get two. */
  readonly resizes: readonly Resize[];

  /** Whether the sync ends with that. */
  readonly scaledDown: boolean;
}

const NOTHING: Reconciliation = { resizes: [], scaledDown: false };

/**
 * Scales the old ReplicaSets down, first by pods that are not available, then by available ones that may go.
 *
 * `maxScaledDown = all pods - minAvailable - unavailable pods of the new ReplicaSet`: old pods may go only as far as
 * those of the new one that are not available leave enough.
 *
 * With 10 replicas, unavailable 2 (so at least 8 available) and surge 3:
 *
 * - 10 old, no new one yet: 10 - 8 - 0 = 2 may go.
 * - 8 old, 5 new, none of the new available: 13 - 8 - 5 = 0: nothing goes, and a broken template stops here, even when
 *   an old pod is lost.
 * - Then back to the old template, of which 7 of 8 are available; the other 5 are now old: 13 - 8 - 1 = 4 of them go.
 * - Or on to a third template, which starts with 0: 13 - 8 - 0 = 5 may go.
 *
 * When unavailable pods cannot be told (see {@link cleanupUnhealthyReplicas}), nothing more goes in this sync.
 * @param old the active old ReplicaSets
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/rolling.go#L86
 */
export function reconcileOldReplicaSets(
  spec: DeploymentSpec,
  old: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet,
): Reconciliation {
  const oldPodsCount = getReplicaCountForReplicaSets(old);
  if (oldPodsCount === 0) {
    return NOTHING;
  }
  const allPodsCount = oldPodsCount + newReplicaSet.spec.replicas;
  const minAvailable = spec.replicas - maxUnavailable(spec);
  const newUnavailable = newReplicaSet.spec.replicas - newReplicaSet.status.availableReplicas;
  const maxScaledDown = allPodsCount - minAvailable - newUnavailable;
  if (maxScaledDown <= 0) {
    return NOTHING;
  }
  const cleanup = cleanupUnhealthyReplicas(old, maxScaledDown);
  if (cleanup.failed) {
    return { resizes: cleanup.resizes, scaledDown: false };
  }
  const left = old.map((replicaSet) => resized(replicaSet, cleanup.resizes));
  const resizes = [...cleanup.resizes, ...scaleDownOldReplicaSetsForRollingUpdate(spec, left, newReplicaSet)];
  return { resizes, scaledDown: resizes.length > 0 };
}

/**
 * Takes unavailable pods from the old ReplicaSets, oldest first: `min(maxCleanupCount - done, spec - available)` each.
 * The ReplicaSet controller deletes pods that are not ready first, so that it is they who go.
 *
 * With 5 to go: an old one of 4 with 1 available loses 3, the next of 6 with 6 available none, the next of 3 with 0
 * available 2.
 *
 * A ReplicaSet that tells more available pods than are wanted of it (it was scaled down just now, and its status lags)
 * would grow by this. Go makes that an error, which its caller swallows: what was resized before stays, and no old
 * ReplicaSet is scaled down any more in this sync. This is what keeps a sync from counting pods that are on their way.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/rolling.go#L155
 */
export function cleanupUnhealthyReplicas(
  old: readonly ReplicaSet[],
  maxCleanupCount: number,
): { readonly resizes: readonly Resize[]; readonly failed: boolean } {
  const resizes: Resize[] = [];
  let done = 0;
  for (const replicaSet of old) {
    const { spec, status } = replicaSet;
    if (done >= maxCleanupCount) {
      break;
    }
    if (spec.replicas === 0 || spec.replicas === status.availableReplicas) {
      continue;
    }
    const count = Math.min(maxCleanupCount - done, spec.replicas - status.availableReplicas);
    if (count < 0) {
      return { resizes, failed: true };
    }
    resizes.push({ replicaSet, replicas: spec.replicas - count });
    done += count;
  }
  return { resizes, failed: false };
}

/**
 * Takes as many pods from the old ReplicaSets as there are available ones above the minimum, oldest first:
 * `available - minAvailable`, where available counts the pods of all ReplicaSets, and does not know what the clean-up
 * has just taken.
 *
 * With 10 replicas and unavailable 2: of 9 available pods 1 goes, of 8 none.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/rolling.go#L193
 */
export function scaleDownOldReplicaSetsForRollingUpdate(
  spec: DeploymentSpec,
  old: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet,
): readonly Resize[] {
  const minAvailable = spec.replicas - maxUnavailable(spec);
  const available = sumOfStatus([...old, newReplicaSet], 'availableReplicas');
  const total = available - minAvailable;
  const resizes: Resize[] = [];
  let done = 0;
  for (const replicaSet of old) {
    const { spec } = replicaSet;
    if (done >= total) {
      break;
    }
    const count = Math.min(spec.replicas, total - done);
    if (count > 0) {
      resizes.push({ replicaSet, replicas: spec.replicas - count });
      done += count;
    }
  }
  return resizes;
}

function resized(replicaSet: ReplicaSet, resizes: readonly Resize[]): ReplicaSet {
  const resize = resizes.find((one) => one.replicaSet === replicaSet);
  return resize === undefined ? replicaSet : { ...replicaSet, spec: { ...replicaSet.spec, replicas: resize.replicas } };
}
