import { getScaledValueFromIntOrPercent } from '../scaled-value';
import type { DeploymentSpec } from './state';

/** Surge and unavailable as counts. */
export interface Fenceposts {
  readonly surge: number;
  readonly unavailable: number;
}

/**
 * Surge is rounded up, unavailable down; where both come to 0, unavailable is 1, so that a rollout can move at all.
 *
 * | desired | surge | unavailable |                 |
 * | ------- | ----- | ----------- | --------------- |
 * | 10      | 25%   | 25%         | surge 3, down 2 |
 * | 1       | 25%   | 25%         | surge 1, down 0 |
 * | 2       | 0%    | 1%          | surge 0, down 1 |
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L887
 */
export function resolveFenceposts(
  maxSurge: number | string,
  maxUnavailable: number | string,
  desired: number,
): Fenceposts {
  const surge = getScaledValueFromIntOrPercent(maxSurge, desired, 'up');
  const unavailable = getScaledValueFromIntOrPercent(maxUnavailable, desired, 'down');
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

/**
 * How many of the wanted pods may be unavailable: never more than there are, and none with Recreate or at size 0. With 5
 * unavailable of 3 it is 3.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L447
 */
export function maxUnavailable({ replicas, strategy }: DeploymentSpec): number {
  if (strategy.type !== 'RollingUpdate' || replicas === 0) {
    return 0;
  }
  const { unavailable } = resolveFenceposts(strategy.maxSurge, strategy.maxUnavailable, replicas);
  return Math.min(unavailable, replicas);
}

/**
 * How many pods there may be above the wanted number; none with Recreate.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L468
 */
export function maxSurge({ replicas, strategy }: DeploymentSpec): number {
  return strategy.type === 'RollingUpdate'
    ? resolveFenceposts(strategy.maxSurge, strategy.maxUnavailable, replicas).surge
    : 0;
}
