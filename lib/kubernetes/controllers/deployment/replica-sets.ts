import { compareBytes } from '../../go-json';
import type { ReplicaSet } from '../replica-set/state';

/** A list that may hold the new ReplicaSet before it exists. */
export type ReplicaSets = readonly (ReplicaSet | undefined)[];

/**
 * Oldest first; those of the same second by name. The order in which old ReplicaSets are scaled down.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/controller_utils.go#L1240
 */
export function byCreationTimestamp(a: ReplicaSet, b: ReplicaSet): number {
  return a.created - b.created || compareBytes(a.name, b.name);
}

/**
 * The ReplicaSet that the Deployment wants: the oldest with an equal template. Its name, and so the hash, does not
 * count: an upgrade of the cluster that changes every hash rolls nothing, and going back to a template takes its
 * ReplicaSet again.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L629
 */
export function findNewReplicaSet(template: string, oldestFirst: readonly ReplicaSet[]): ReplicaSet | undefined {
  return oldestFirst.find((replicaSet) => replicaSet.template === template);
}

/**
 * The ReplicaSets that ought to have pods.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/controller_utils.go#L1105
 */
export function filterActiveReplicaSets(replicaSets: ReplicaSets): readonly ReplicaSet[] {
  return replicaSets.filter((replicaSet) => replicaSet !== undefined && replicaSet.spec.replicas > 0) as ReplicaSet[];
}

/**
 * The sum of what is wanted of the ReplicaSets: `spec.replicas`.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L674
 */
export function getReplicaCountForReplicaSets(replicaSets: ReplicaSets): number {
  return replicaSets.reduce((sum, replicaSet) => sum + (replicaSet?.spec.replicas ?? 0), 0);
}

/**
 * The sum of one of the counts that the ReplicaSets' status tells, which lags behind the pods. Go has a function for
 * each of them.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L685
 */
export function sumOfStatus(
  replicaSets: ReplicaSets,
  count: 'replicas' | 'readyReplicas' | 'availableReplicas',
): number {
  return replicaSets.reduce((sum, replicaSet) => sum + (replicaSet?.status[count] ?? 0), 0);
}

/**
 * The sum of the pods that are being deleted; undefined when a ReplicaSet that was seen by its controller does not tell.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L719
 */
export function getTerminatingReplicaCountForReplicaSets(replicaSets: ReplicaSets): number | undefined {
  let sum = 0;
  for (const { status } of replicaSets.filter((replicaSet) => replicaSet !== undefined)) {
    if (status.terminatingReplicas === undefined && status.observedGeneration > 0) {
      return undefined;
    }
    sum += status.terminatingReplicas ?? 0;
  }
  return sum;
}
