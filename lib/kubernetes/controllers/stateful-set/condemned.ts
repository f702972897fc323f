import { membersOf } from './members';
import type { Range, StatefulSetPods } from './pods';
import type { StatefulSetSpec } from './state';
import { NOTHING, WAIT, type Work } from './work';

/**
 * Deletes pods whose ordinals are not wanted (any more): `condemned` are the ranges of these, the highest first.
 *
 * OrderedReady deletes the highest and stops, but waits while it is being deleted, and while it is not available unless
 * it is the lowest of them that is not. Scaling 4 to 1: 3, 2, 1; with 2 and 3 not available it waits for 2.
 * Parallel deletes all and goes on.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_control.go#L507
 */
export function processCondemned(spec: StatefulSetSpec, condemned: readonly Range[], pods: StatefulSetPods): Work {
  if (spec.podManagementPolicy === 'Parallel') {
    return { ...NOTHING, remove: condemned.flatMap((range) => [...membersOf(pods.kept, range)].reverse()) };
  }
  const highest = firstDefined(condemned, (range) => pods.created.highest(range));
  if (highest === undefined) return NOTHING;
  const firstUnhealthy = firstDefined([...condemned].reverse(), (range) => pods.unhealthy.lowest(range));
  const goes = pods.kept.has(highest) && (pods.healthy.has(highest) || highest === firstUnhealthy);
  return goes ? { ...WAIT, remove: [highest] } : WAIT;
}

function firstDefined(ranges: readonly Range[], find: (range: Range) => number | undefined): number | undefined {
  return ranges.map(find).find((found) => found !== undefined);
}
