import { isAtLeast, type Minor } from '../../minor';
import type { ReplicaSet } from '../replica-set/state';
import { newDeploymentCondition, setDeploymentCondition } from './conditions';
import { maxUnavailable } from './fenceposts';
import {
  getReplicaCountForReplicaSets,
  getTerminatingReplicaCountForReplicaSets,
  type ReplicaSets,
  sumOfStatus,
} from './replica-sets';
import type { Deployment, DeploymentCondition, DeploymentStatus } from './state';

/**
 * The status that follows from the ReplicaSets: sums of what they tell, and whether enough is available,
 * `available >= replicas - maxUnavailable`. `unavailable = max(0, wanted of the ReplicaSets - available)`.
 *
 * With 4 replicas and unavailable 1, 3 available are enough, 2 are not.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L494
 */
export function calculateStatus(
  all: ReplicaSets,
  newReplicaSet: ReplicaSet | undefined,
  { generation, spec, status }: Deployment,
  minor: Minor,
  now: number,
): DeploymentStatus {
  const available = sumOfStatus(all, 'availableReplicas');
  const terminating = isAtLeast(minor, '1.35') ? getTerminatingReplicaCountForReplicaSets(all) : undefined;
  const isAvailable = available >= spec.replicas - maxUnavailable(spec);
  return {
    observedGeneration: generation,
    replicas: sumOfStatus(all, 'replicas'),
    updatedReplicas: sumOfStatus([newReplicaSet], 'replicas'),
    readyReplicas: sumOfStatus(all, 'readyReplicas'),
    availableReplicas: available,
    unavailableReplicas: Math.max(getReplicaCountForReplicaSets(all) - available, 0),
    ...(terminating === undefined ? {} : { terminatingReplicas: terminating }),
    ...(status.collisionCount === undefined ? {} : { collisionCount: status.collisionCount }),
    conditions: setDeploymentCondition(status.conditions, availability(isAvailable, now)),
  };
}

function availability(isAvailable: boolean, now: number): DeploymentCondition {
  return isAvailable
    ? newDeploymentCondition(
        'Available',
        'True',
        'MinimumReplicasAvailable',
        'Deployment has minimum availability.',
        now,
      )
    : newDeploymentCondition(
        'Available',
        'False',
        'MinimumReplicasUnavailable',
        'Deployment does not have minimum availability.',
        now,
      );
}

/**
 * Whether a status says that the rollout is complete: all pods are of the new ReplicaSet, there are as many as wanted,
 * all available, and the controller has seen the last change.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L744
 */
export function deploymentComplete({ generation, spec }: Deployment, status: DeploymentStatus): boolean {
  return (
    status.updatedReplicas === spec.replicas &&
    status.replicas === spec.replicas &&
    status.availableReplicas === spec.replicas &&
    status.observedGeneration >= generation
  );
}

/** Whether two statuses are the same in every field. */
export function sameStatus(a: DeploymentStatus, b: DeploymentStatus): boolean {
  return (
    a.observedGeneration === b.observedGeneration &&
    a.replicas === b.replicas &&
    a.updatedReplicas === b.updatedReplicas &&
    a.readyReplicas === b.readyReplicas &&
    a.availableReplicas === b.availableReplicas &&
    a.unavailableReplicas === b.unavailableReplicas &&
    a.terminatingReplicas === b.terminatingReplicas &&
    a.collisionCount === b.collisionCount &&
    a.conditions.length === b.conditions.length &&
    a.conditions.every((condition, index) => sameCondition(condition, b.conditions[index]))
  );
}

function sameCondition(a: DeploymentCondition, b: DeploymentCondition | undefined): boolean {
  return (
    a === b ||
    (a.type === b?.type &&
      a.status === b.status &&
      a.reason === b.reason &&
      a.message === b.message &&
      a.lastUpdateTime === b.lastUpdateTime &&
      a.lastTransitionTime === b.lastTransitionTime)
  );
}
