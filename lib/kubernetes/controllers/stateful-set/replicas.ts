import { absentOf, membersOf } from './members';
import type { Range, StatefulSetPods } from './pods';
import type { StatefulSetSpec } from './state';
import { NOTHING, WAIT, type Work } from './work';

/**
 * Creates the wanted pods that are missing, and deletes those that finished, so that a later sync creates them anew.
 *
 * OrderedReady takes care of the lowest ordinal that is not healthy and stops there: of 0 healthy, 1 missing, 2 failed
 * only 1 is created. Parallel takes care of all and never stops.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_control.go#L417
 */
export function processReplicas(spec: StatefulSetSpec, wanted: Range, pods: StatefulSetPods): Work {
  if (spec.podManagementPolicy === 'Parallel') {
    return { create: [...absentOf(pods.created, wanted)], remove: [...membersOf(pods.finished, wanted)], stop: false };
  }
  const first = pods.healthy.lowestAbsent(wanted);
  if (first === undefined) return NOTHING;
  if (pods.finished.has(first)) return { ...WAIT, remove: [first] };
  return pods.created.has(first) ? WAIT : { ...WAIT, create: [first] };
}
