import { isAtLeast, type Minor } from '../../minor';
import { getScaledValueFromIntOrPercent } from '../scaled-value';
import type { Range, StatefulSetPods } from './pods';
import type { StatefulSetSpec } from './state';

/**
 * How many pods may be unavailable: the count, or the percentage of replicas rounded down, but at least 1.
 *
 * 25% of 10: 2. 25% of 3: 0, so 1. None given: 1.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_utils.go#L688
 */
export function getStatefulSetMaxUnavailable({ updateStrategy, replicas }: StatefulSetSpec): number {
  const rollingUpdate = updateStrategy.type === 'RollingUpdate' ? updateStrategy.rollingUpdate : undefined;
  return Math.max(1, getScaledValueFromIntOrPercent(rollingUpdate?.maxUnavailable ?? 1, replicas, 'down'));
}

/**
 * The pods that a rolling update deletes where the gate MaxUnavailableStatefulSet is on: from the highest ordinal down
 * to the partition those of another revision, `maxUnavailable − unavailable` of them. Unavailable are all wanted pods
 * that are missing, being deleted or not available, also those below the partition and those of the new revision.
 *
 * 5 pods, maxUnavailable 2, all available: 4 and 3 are deleted. One of them unavailable: 4. Two of them: none.
 * @param wanted the ordinals that the StatefulSet wants
 * @param updated those of them from the partition on
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_control.go#L738
 */
export function updateStatefulSetAfterInvariantEstablished(
  spec: StatefulSetSpec,
  wanted: Range,
  updated: Range,
  updateRevision: string,
  pods: StatefulSetPods,
  minor: Minor,
): number[] {
  const unavailable = spec.replicas - pods.healthy.count(wanted);
  const budget = getStatefulSetMaxUnavailable(spec) - unavailable;
  return spec.podManagementPolicy === 'Parallel' && isAtLeast(minor, '1.37')
    ? updateParallel(updated, updateRevision, pods, budget)
    : highest(budget, updated, (range) => pods.highestOutdated(updateRevision, range));
}

/**
 * From 1.37, Parallel: first all pods of another revision that are unavailable anyway, then as many available ones as
 * the budget allows.
 *
 * 5 pods, maxUnavailable 2, pod 0 of the old revision and unavailable: 0 and 4 are deleted.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/controller/statefulset/stateful_set_control.go#L875
 */
function updateParallel(updated: Range, updateRevision: string, pods: StatefulSetPods, budget: number): number[] {
  const outdated = (health: 'available' | 'unavailable') => (range: Range) =>
    pods.highestOutdated(updateRevision, range, health);
  return [
    ...highest(Number.POSITIVE_INFINITY, updated, outdated('unavailable')),
    ...highest(budget, updated, outdated('available')),
  ];
}

/** The highest members of a range, at most so many. @param find the highest of a range */
function highest(atMost: number, { from, to }: Range, find: (range: Range) => number | undefined): number[] {
  const found: number[] = [];
  let next = atMost > 0 ? find({ from, to }) : undefined;
  while (next !== undefined) {
    found.push(next);
    next = found.length < atMost ? find({ from, to: next - 1 }) : undefined;
  }
  return found;
}
