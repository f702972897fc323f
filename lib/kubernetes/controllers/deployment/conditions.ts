import type { DeploymentCondition, DeploymentReason } from './state';

type Conditions = readonly DeploymentCondition[];

/**
 * A condition that is true from now on, in whole seconds as it is stored.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L104
 */
export function newDeploymentCondition(
  type: DeploymentCondition['type'],
  status: DeploymentCondition['status'],
  reason: DeploymentReason,
  message: string,
  now: number,
): DeploymentCondition {
  const time = Math.floor(now / 1000) * 1000;
  return { type, status, reason, message, lastUpdateTime: time, lastTransitionTime: time };
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L116 */
export function getDeploymentCondition(
  conditions: Conditions,
  type: DeploymentCondition['type'],
): DeploymentCondition | undefined {
  return conditions.find((condition) => condition.type === type);
}

/**
 * The conditions with one more. One of the same status and reason stays as it is, its message and times included; one of
 * the same status keeps its lastTransitionTime.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L128
 */
export function setDeploymentCondition(conditions: Conditions, condition: DeploymentCondition): Conditions {
  const current = getDeploymentCondition(conditions, condition.type);
  if (current?.status === condition.status && current.reason === condition.reason) {
    return conditions;
  }
  const lastTransitionTime =
    current?.status === condition.status ? current.lastTransitionTime : condition.lastTransitionTime;
  return [...removeDeploymentCondition(conditions, condition.type), { ...condition, lastTransitionTime }];
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L142 */
export function removeDeploymentCondition(conditions: Conditions, type: DeploymentCondition['type']): Conditions {
  return conditions.filter((condition) => condition.type !== type);
}
