import type { Attempt } from './attempt';
import { cleanupDeployment } from './cleanup';
import { createNewReplicaSet, getAllReplicaSetsAndSyncRevision } from './new-replica-set';
import { syncRolloutStatus } from './progress';
import { filterActiveReplicaSets } from './replica-sets';
import { reconcileOldReplicaSets } from './scale-down';
import { reconcileNewReplicaSet } from './scale-up';
import { deploymentComplete } from './status';

/**
 * A sync of the strategy RollingUpdate: scales the new ReplicaSet up if it may, else the old ones down if they may, else
 * removes old ReplicaSets if the stored status says that the rollout is complete. Pods that are being deleted are not
 * counted anywhere, so that with them there can be more than `replicas + maxSurge`.
 * @returns when to look again, see `DeploymentSync.requeueAfter`
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/rolling.go#L31
 */
export function rolloutRolling(attempt: Attempt): number | undefined {
  const found = getAllReplicaSetsAndSyncRevision(attempt);
  const { old } = found;
  const newReplicaSet = found.newReplicaSet ?? createNewReplicaSet(attempt, old);
  const all = [...old, newReplicaSet];
  const { spec } = attempt.deployment;

  const size = reconcileNewReplicaSet(spec, old, newReplicaSet.spec.replicas);
  if (attempt.scaleReplicaSet(newReplicaSet, size)) {
    return syncRolloutStatus(attempt, all, newReplicaSet);
  }

  const { resizes, scaledDown } = reconcileOldReplicaSets(spec, filterActiveReplicaSets(old), newReplicaSet);
  for (const { replicaSet, replicas } of resizes) {
    attempt.scaleReplicaSet(replicaSet, replicas);
  }
  if (!scaledDown && deploymentComplete(attempt.deployment, attempt.deployment.status)) {
    cleanupDeployment(attempt, old);
  }
  return syncRolloutStatus(attempt, all, newReplicaSet);
}
