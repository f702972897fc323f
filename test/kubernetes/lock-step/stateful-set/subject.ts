import { statefulSetRolloutStatus } from '../../../../lib/kubernetes/rollout-status/stateful-set';
import { performPodEvent } from '../pod-events';
import type { Real, Subject } from '../subject';
import { chooseEvent, chooseSpec } from './choose';
import { describe, type StatefulSetEvent } from './events';
import { follow } from './follow';
import { view, viewReal } from './view';
import { manifest, newWorld, realSpec, type World } from './world';

/** StatefulSets, with their pods by ordinal and their revisions. */
export const statefulSets: Subject<World, StatefulSetEvent> = {
  kind: 'StatefulSet',
  kinds: ['StatefulSet', 'ControllerRevision', 'Pod'],
  begin(chance) {
    const spec = chooseSpec(chance);
    return { manifest: manifest(spec), model: newWorld(spec) };
  },
  choose: chooseEvent,
  describe,
  perform,
  follow,
  view,
  viewReal,
  rolloutStatus: ({ statefulSet }) => statefulSetRolloutStatus(statefulSet),
};

/** Makes an event happen to the real objects. */
async function perform(event: StatefulSetEvent, world: World, real: Real): Promise<void> {
  if (event.do === 'pod') return performPodEvent(event, world.pods, real);
  const metadata = { name: 'web', namespace: real.namespace };
  const reference = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata };
  await real.cluster.client.patch(reference, { spec: realSpec(event.spec) });
}
