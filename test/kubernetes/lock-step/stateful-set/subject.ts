import { statefulSetRolloutStatus } from '../../../../lib/kubernetes/rollout-status/stateful-set';
import { performPodEvent } from '../pod-events';
import type { Real, Subject } from '../subject';
import { chooseEvent, chooseSpec } from './choose';
import { describe, type StatefulSetEvent } from './events';
import { follow } from './follow';
import { view, viewReal } from './view';
import { manifest, newWorld, realSpec, type World } from './world';

/** StatefulSets, with their pods by ordinal and their revisions. */
export const statefulSets = subject(false);

/** The same on a control plane that has the gate MaxUnavailableStatefulSet on. */
export const statefulSetsWithMaxUnavailable = subject(true);

function subject(maxUnavailable: boolean): Subject<World, StatefulSetEvent> {
  return {
    kind: 'StatefulSet',
    kinds: ['StatefulSet', 'ControllerRevision', 'Pod'],
    begin(chance) {
      const spec = chooseSpec(chance, maxUnavailable);
      return { manifest: manifest(spec), model: newWorld(spec) };
    },
    choose: (world, chance) => chooseEvent(world, chance, maxUnavailable),
    describe,
    perform,
    follow: (before, event, seen) => follow(before, event, seen, maxUnavailable),
    view,
    viewReal,
    rolloutStatus: ({ statefulSet }) => statefulSetRolloutStatus(statefulSet),
  };
}

/** Makes an event happen to the real objects. */
async function perform(event: StatefulSetEvent, world: World, real: Real): Promise<void> {
  if (event.do === 'pod') return performPodEvent(event, world.pods, real);
  const metadata = { name: 'web', namespace: real.namespace };
  const reference = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata };
  await real.cluster.client.patch(reference, { spec: realSpec(event.spec) });
}
