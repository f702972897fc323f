import { setTimeout as sleep } from 'node:timers/promises';
import { daemonSetRolloutStatus } from '../../../../lib/kubernetes/rollout-status/daemon-set';
import type { Cluster } from '../../../control-plane/cluster';
import { performPodEvent, podOf } from '../pod-events';
import type { Real, Subject } from '../subject';
import { chooseEvent, chooseSpec } from './choose';
import { backoffOn, type DaemonSetEvent, describe } from './events';
import { follow } from './follow';
import { nodePatches, nodeReference } from './nodes';
import { view, viewReal } from './view';
import { manifest, newWorld, realSpec, type World } from './world';

/** DaemonSets, with their pods by node and their revisions. */
export const daemonSets: Subject<World, DaemonSetEvent> = {
  kind: 'DaemonSet',
  kinds: ['DaemonSet', 'ControllerRevision', 'Pod'],
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
  rolloutStatus: ({ daemonSet }) => daemonSetRolloutStatus(daemonSet),
};

/** Labels and taints the nodes, so that templates can choose among them. */
export async function prepareNodes({ client }: Cluster): Promise<void> {
  for (const [name, patch] of nodePatches()) await client.patch(nodeReference(name), patch);
}

/** Makes an event happen to the real objects. */
async function perform(event: DaemonSetEvent, world: World, real: Real): Promise<void> {
  if (event.do === 'pod') {
    if (event.what === 'failed') await sleep(untilBackoffIsOver(podOf(event, world.pods)?.target ?? '', world));
    return performPodEvent(event, world.pods, real);
  }
  const metadata = { name: 'web', namespace: real.namespace };
  const reference = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata };
  await real.cluster.client.patch(reference, { spec: realSpec(event.spec) });
}

/** How many milliseconds until a failed pod goes at once; the real controller deleted the last one no later than seen. */
function untilBackoffIsOver(node: string, world: World): number {
  const last = world.backoff[node];
  return last === undefined ? 0 : Math.max(0, last.lastUpdate + backoffOn(node, world) - Date.now());
}
