import type { ReplicaSet } from '../replica-set/state';
import { DESIRED_REPLICAS, getDesiredReplicasAnnotation } from './annotations';
import type { Attempt } from './attempt';
import { maxSurge } from './fenceposts';
import { getAllReplicaSetsAndSyncRevision } from './new-replica-set';
import { getReplicaSetProportion } from './proportion';
import { byCreationTimestamp, filterActiveReplicaSets, getReplicaCountForReplicaSets } from './replica-sets';
import { parseInteger } from './revision';
import type { Resize } from './scale-down';
import type { Deployment, DeploymentSpec } from './state';

/**
 * Whether the Deployment was scaled: an active ReplicaSet remembers another size of the Deployment. One that remembers
 * none does not count. The sync then only scales, and a new template waits.
 *
 * When the one active ReplicaSet has the right size and remembers a wrong one, {@link scale} leaves it so, and the
 * rollout never starts, until the Deployment's size changes.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L539
 */
export function isScalingEvent(attempt: Attempt): boolean {
  const { newReplicaSet, old } = getAllReplicaSetsAndSyncRevision(attempt);
  const { replicas } = attempt.deployment.spec;
  return filterActiveReplicaSets([...old, newReplicaSet])
    .map(getDesiredReplicasAnnotation)
    .some((desired) => desired !== undefined && desired !== replicas);
}

/**
 * Scales the ReplicaSets when the Deployment's size changed, or while it is paused:
 *
 * 1. at most one is active: that one, else the new one, else the newest, gets all
 * 2. the new one has all its pods available: the old ones get 0
 * 3. RollingUpdate: each gets its share, see {@link scaleProportionally}
 * 4. Recreate with several active ones: nothing
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L307
 */
export function scale(attempt: Attempt, newReplicaSet: ReplicaSet | undefined, old: readonly ReplicaSet[]): void {
  const { deployment } = attempt;
  const { replicas, strategy } = deployment.spec;
  const activeOrLatest = findActiveOrLatest(newReplicaSet, old);
  if (activeOrLatest !== undefined) {
    attempt.scaleReplicaSet(activeOrLatest.name, replicas);
    return;
  }
  if (isSaturated(deployment.spec, newReplicaSet)) {
    for (const { name } of filterActiveReplicaSets(old)) {
      attempt.scaleReplicaSet(name, 0);
    }
    return;
  }
  if (strategy.type === 'RollingUpdate') {
    for (const resize of scaleProportionally(deployment, filterActiveReplicaSets([...old, newReplicaSet]))) {
      attempt.scaleReplicaSet(resize.name, resize.replicas, true);
    }
  }
}

/**
 * Shares out `replicas + surge - what is wanted of the ReplicaSets now`, largest first; of two of one size the newer
 * first when adding, the older first when removing. What rounding leaves goes to the first, which never falls below 0.
 * At 0 replicas there is no surge. Every ReplicaSet remembers the new size, also when its own stays.
 *
 * 8 old and 5 new pods of 10 replicas and surge 3, scaled to 20 and surge 5 (25 pods, 12 to add): 8 + 7 and 5 + 5 are
 * 25. Scaled to 5 and surge 2 instead (7 pods, 6 to remove): round(8 * 7 / 13) = 4 and round(5 * 7 / 13) = 3.
 * @param active the active ReplicaSets, old and new
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L338
 */
export function scaleProportionally(deployment: Deployment, active: readonly ReplicaSet[]): readonly Resize[] {
  const { spec } = deployment;
  const allowedSize = spec.replicas > 0 ? spec.replicas + maxSurge(spec) : 0;
  const toAdd = allowedSize - getReplicaCountForReplicaSets(active);
  const resizes: Resize[] = [];
  let added = 0;
  for (const replicaSet of [...active].sort(toAdd > 0 ? bySizeNewer : bySizeOlder)) {
    const proportion = getReplicaSetProportion(replicaSet, deployment, toAdd, added);
    resizes.push({ name: replicaSet.name, replicas: replicaSet.spec.replicas + proportion });
    added += proportion;
  }
  const leftover = toAdd - added;
  return resizes.map(({ name, replicas }, index) =>
    index === 0 && toAdd !== 0 ? { name, replicas: Math.max(replicas + leftover, 0) } : { name, replicas },
  );
}

/**
 * The only active ReplicaSet; where none is active, the new one, else the newest; undefined when several are active.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L357
 */
export function findActiveOrLatest(
  newReplicaSet: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
): ReplicaSet | undefined {
  const active = filterActiveReplicaSets([...old, newReplicaSet]);
  return active.length === 0 ? (newReplicaSet ?? old.at(-1)) : active.length === 1 ? active[0] : undefined;
}

/**
 * Whether the new ReplicaSet has all pods of the Deployment, knows it, and all are available.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L851
 */
export function isSaturated({ replicas }: DeploymentSpec, replicaSet: ReplicaSet | undefined): boolean {
  return (
    replicaSet !== undefined &&
    replicaSet.spec.replicas === replicas &&
    parseInteger(replicaSet.annotations[DESIRED_REPLICAS] ?? '') === replicas &&
    replicaSet.status.availableReplicas === replicas
  );
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/controller_utils.go#L1266 */
function bySizeNewer(a: ReplicaSet, b: ReplicaSet): number {
  return b.spec.replicas - a.spec.replicas || byCreationTimestamp(b, a);
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/controller_utils.go#L1253 */
function bySizeOlder(a: ReplicaSet, b: ReplicaSet): number {
  return b.spec.replicas - a.spec.replicas || byCreationTimestamp(a, b);
}
