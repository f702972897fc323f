import type { ReplicaSet } from '../replica-set/state';
import { getScaledValueFromIntOrPercent } from '../scaled-value';
import { getReplicaCountForReplicaSets } from './replica-sets';
import type { DeploymentSpec } from './state';

/**
 * How large the new ReplicaSet may be: it takes what `replicas + maxSurge` leaves beside what is wanted of the old ones,
 * up to `replicas`. With Recreate it takes all.
 *
 * With 10 replicas and surge 3:
 *
 * | old | new | total of 13 | new becomes                  |
 * | --- | --- | ----------- | ---------------------------- |
 * | 10  | 0   | 10          | 3                            |
 * | 8   | 3   | 11          | 5                            |
 * | 8   | 5   | 13          | 5, there is no room          |
 * | 1   | 8   | 9           | 10, no more than is wanted   |
 *
 * A template that is changed at full surge starts with 0.
 * @param size of the new ReplicaSet; 0 for one that is to be created
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L820
 */
export function newRSNewReplicas(
  { replicas, strategy }: DeploymentSpec,
  old: readonly ReplicaSet[],
  size: number,
): number {
  if (strategy.type === 'Recreate') {
    return replicas;
  }
  const maxTotalPods = replicas + getScaledValueFromIntOrPercent(strategy.maxSurge, replicas, 'up');
  const currentPodCount = getReplicaCountForReplicaSets(old) + size;
  if (currentPodCount >= maxTotalPods) {
    return size;
  }
  return size + Math.min(maxTotalPods - currentPodCount, replicas - size);
}

/**
 * The next size of a new ReplicaSet that exists: down to `replicas` at once when it is larger, else as above.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/rolling.go#L68
 */
export function reconcileNewReplicaSet(spec: DeploymentSpec, old: readonly ReplicaSet[], size: number): number {
  return size >= spec.replicas ? spec.replicas : newRSNewReplicas(spec, old, size);
}
