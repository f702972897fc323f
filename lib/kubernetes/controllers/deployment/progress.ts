import type { ReplicaSet } from '../replica-set/state';
import type { Attempt } from './attempt';
import {
  getDeploymentCondition,
  newDeploymentCondition,
  removeDeploymentCondition,
  setDeploymentCondition,
} from './conditions';
import type { ReplicaSets } from './replica-sets';
import type { Deployment, DeploymentCondition, DeploymentSpec, DeploymentStatus } from './state';
import { calculateStatus, deploymentComplete, sameStatus } from './status';

/** What Kubernetes takes for "never". */
const MAX_INT32 = 2 ** 31 - 1;

/**
 * Whether a lack of progress is ever told.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L910
 */
export function hasProgressDeadline({ progressDeadlineSeconds }: DeploymentSpec): boolean {
  return progressDeadlineSeconds !== undefined && progressDeadlineSeconds !== MAX_INT32;
}

/**
 * Writes the status of a rollout, if it changed; if not, says when to look whether the deadline is over.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/progress.go#L36
 */
export function syncRolloutStatus(
  attempt: Attempt,
  all: ReplicaSets,
  newReplicaSet: ReplicaSet | undefined,
): number | undefined {
  const { deployment, surroundings } = attempt;
  const calculated = calculateStatus(all, newReplicaSet, deployment, surroundings.minor, surroundings.now);
  const progress = progressConditions(deployment, calculated, newReplicaSet, surroundings.now);
  const conditions = failureConditions(progress, getReplicaFailure(all, newReplicaSet));
  const status = { ...calculated, conditions };
  if (sameStatus(deployment.status, status)) {
    return requeueStuckDeployment(deployment, surroundings.now);
  }
  attempt.updateStatus(status);
  return undefined;
}

/**
 * The conditions with Progressing brought up to date. The first that holds decides:
 *
 * 1. no deadline: there is no condition
 * 2. the last rollout was complete and all pods are new: nothing, this is no rollout
 * 3. complete: True, NewReplicaSetAvailable
 * 4. progress: True, ReplicaSetUpdated, and the deadline counts from now
 * 5. the deadline is over: False, ProgressDeadlineExceeded; nothing is rolled back, and progress makes it True again
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/progress.go#L52
 */
function progressConditions(
  deployment: Deployment,
  status: DeploymentStatus,
  newReplicaSet: ReplicaSet | undefined,
  now: number,
): readonly DeploymentCondition[] {
  if (!hasProgressDeadline(deployment.spec)) {
    return removeDeploymentCondition(status.conditions, 'Progressing');
  }
  const current = getDeploymentCondition(deployment.status.conditions, 'Progressing');
  if (status.replicas === status.updatedReplicas && current?.reason === 'NewReplicaSetAvailable') {
    return status.conditions;
  }
  const subject =
    newReplicaSet === undefined ? `Deployment "${deployment.name}"` : `ReplicaSet "${newReplicaSet.name}"`;
  if (deploymentComplete(deployment, status)) {
    const message = `${subject} has successfully progressed.`;
    const condition = newDeploymentCondition('Progressing', 'True', 'NewReplicaSetAvailable', message, now);
    return setDeploymentCondition(status.conditions, condition);
  }
  if (deploymentProgressing(deployment.status, status)) {
    const condition = newDeploymentCondition(
      'Progressing',
      'True',
      'ReplicaSetUpdated',
      `${subject} is progressing.`,
      now,
    );
    const lastTransitionTime = current?.status === 'True' ? current.lastTransitionTime : condition.lastTransitionTime;
    return [...removeDeploymentCondition(status.conditions, 'Progressing'), { ...condition, lastTransitionTime }];
  }
  if (deploymentTimedOut(deployment.spec, status, now)) {
    const message = `${subject} has timed out progressing.`;
    const condition = newDeploymentCondition('Progressing', 'False', 'ProgressDeadlineExceeded', message, now);
    return setDeploymentCondition(status.conditions, condition);
  }
  return status.conditions;
}

/**
 * Whether a rollout moved between two statuses: more new pods, fewer old ones, more ready or more available.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L755
 */
export function deploymentProgressing(before: DeploymentStatus, after: DeploymentStatus): boolean {
  return (
    after.updatedReplicas > before.updatedReplicas ||
    after.replicas - after.updatedReplicas < before.replicas - before.updatedReplicas ||
    after.readyReplicas > before.readyReplicas ||
    after.availableReplicas > before.availableReplicas
  );
}

/**
 * Whether the deadline is over: `lastUpdateTime + progressDeadlineSeconds < now`. With the last progress at second 100
 * and a deadline of 600 s, second 700 is in time, and 700.001 is late. A rollout that is done is never late.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L774
 */
export function deploymentTimedOut(
  { progressDeadlineSeconds = 0 }: DeploymentSpec,
  { conditions }: Pick<DeploymentStatus, 'conditions'>,
  now: number,
): boolean {
  const condition = getDeploymentCondition(conditions, 'Progressing');
  if (condition === undefined || condition.reason === 'NewReplicaSetAvailable') {
    return false;
  }
  return (
    condition.reason === 'ProgressDeadlineExceeded' || condition.lastUpdateTime + progressDeadlineSeconds * 1000 < now
  );
}

/** The conditions with the one failure, or with none. */
function failureConditions(
  conditions: readonly DeploymentCondition[],
  failure: DeploymentCondition | undefined,
): readonly DeploymentCondition[] {
  return failure === undefined
    ? removeDeploymentCondition(conditions, 'ReplicaFailure')
    : setDeploymentCondition(conditions, failure);
}

/**
 * The failure of the new ReplicaSet, else of the oldest that has one, as a condition of the Deployment.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/progress.go#L122
 */
function getReplicaFailure(all: ReplicaSets, newReplicaSet: ReplicaSet | undefined): DeploymentCondition | undefined {
  const failure = [newReplicaSet, ...all].flatMap((replicaSet) => replicaSet?.status.conditions ?? [])[0];
  return failure && { ...failure, lastUpdateTime: failure.lastTransitionTime };
}

/**
 * When to look again though nothing changed: one second after the deadline. In the last second before it the controller
 * looks again and again, 5 ms apart and then more; here, as soon as the deadline is over.
 *
 * With the last progress 3 minutes ago and a deadline of 10 minutes: in 7 minutes and a second.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/progress.go#L160
 */
export function requeueStuckDeployment(deployment: Deployment, now: number): number | undefined {
  const { spec, status } = deployment;
  const current = getDeploymentCondition(status.conditions, 'Progressing');
  if (!hasProgressDeadline(spec) || current === undefined) {
    return undefined;
  }
  if (deploymentComplete(deployment, status) || current.reason === 'ProgressDeadlineExceeded') {
    return undefined;
  }
  const after = current.lastUpdateTime + (spec.progressDeadlineSeconds ?? 0) * 1000 - now;
  return after < 1000 ? Math.max(after, 0) + 1 : after + 1000;
}
