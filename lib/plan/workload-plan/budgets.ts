import { getScaledValueFromIntOrPercent } from '../../kubernetes/controllers/scaled-value';
import { selects } from '../../kubernetes/selector';
import { type JsonObject, own } from '../../kubernetes/value';
import type { Budget } from '../needs';
import { nameOf, podLabelsOf } from '../side';

/**
 * The disruption budgets that count a workload's pods, and how many pods may be evicted when all of its pods are
 * available and when the fewest are. Pods of other workloads that a budget selects are left out.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/disruption/disruption.go
 */
export function budgetsOf(
  workload: JsonObject,
  budgets: readonly JsonObject[],
  replicas: number,
  minAvailable: number,
): readonly Budget[] {
  const labels = podLabelsOf(workload);
  return budgets
    .filter((budget) => selects(own(own(budget, 'spec'), 'selector'), labels))
    .map((budget) => {
      const spec = own(budget, 'spec');
      const healthy = desiredHealthy(spec, replicas);
      return {
        name: nameOf(budget),
        ...written('minAvailable', own(spec, 'minAvailable')),
        ...written('maxUnavailable', own(spec, 'maxUnavailable')),
        disruptionsAllowed: Math.max(0, replicas - healthy),
        disruptionsAllowedAtLeast: Math.max(0, minAvailable - healthy),
      };
    });
}

/** How many pods must stay: a percentage is rounded up, of unavailable pods as well. */
export function desiredHealthy(spec: unknown, replicas: number): number {
  const [least, most] = [own(spec, 'minAvailable'), own(spec, 'maxUnavailable')];
  if (isCount(most)) {
    return Math.max(0, replicas - getScaledValueFromIntOrPercent(most, replicas, 'up'));
  }
  return isCount(least) ? getScaledValueFromIntOrPercent(least, replicas, 'up') : 0;
}

function written<K extends string>(key: K, value: unknown): { readonly [key in K]?: number | string } {
  return isCount(value) ? ({ [key]: value } as { readonly [key in K]?: number | string }) : {};
}

function isCount(value: unknown): value is number | string {
  return typeof value === 'number' || typeof value === 'string';
}
