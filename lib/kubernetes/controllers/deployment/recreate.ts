import type { ReplicaSet } from '../replica-set/state';
import type { Attempt } from './attempt';
import { cleanupDeployment } from './cleanup';
import { createNewReplicaSet, getAllReplicaSetsAndSyncRevision } from './new-replica-set';
import { syncRolloutStatus } from './progress';
import { filterActiveReplicaSets, sumOfStatus } from './replica-sets';
import type { DeploymentState } from './state';
import { deploymentComplete } from './status';

/**
 * A sync of the strategy Recreate: scales all old ReplicaSets to 0, waits until none of their pods is left, then makes
 * the new ReplicaSet with all its pods at once.
 * @returns when to look again, see `DeploymentSync.requeueAfter`
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/recreate.go#L29
 */
export function rolloutRecreate(attempt: Attempt): number | undefined {
  const { newReplicaSet, old } = getAllReplicaSetsAndSyncRevision(attempt);
  const active = filterActiveReplicaSets(old);
  for (const replicaSet of active) {
    attempt.scaleReplicaSet(replicaSet, 0);
  }
  if (active.length > 0 || oldPodsRunning(newReplicaSet, old, attempt.read)) {
    return syncRolloutStatus(attempt, [...old, newReplicaSet], newReplicaSet);
  }

  const current = newReplicaSet ?? createNewReplicaSet(attempt, old);
  attempt.scaleReplicaSet(current, attempt.deployment.spec.replicas);
  if (deploymentComplete(attempt.deployment, attempt.deployment.status)) {
    cleanupDeployment(attempt, old);
  }
  return syncRolloutStatus(attempt, [...old, current], current);
}

/**
 * Whether an old pod may still run: a status tells one, or there is one that has neither succeeded nor failed. One that
 * is being deleted counts, as long as it is there.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/recreate.go#L99
 */
export function oldPodsRunning(
  newReplicaSet: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
  { replicaSets, unfinishedPods }: DeploymentState,
): boolean {
  return (
    sumOfStatus(old, 'replicas') > 0 ||
    replicaSets.some(({ name }) => name !== newReplicaSet?.name && (unfinishedPods[name] ?? 0) > 0)
  );
}
