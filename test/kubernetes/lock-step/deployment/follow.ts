import type { KubernetesObject } from '../../../control-plane/objects';
import { atRest } from '../at-rest';
import { type OwnedPod, type PodsSeen, podsSeen } from '../pods';
import type { Seen } from '../subject';
import type { DeploymentEvent } from './events';
import { type Guided, guided, realWrites } from './guide';
import { happen } from './happen';
import { type Surroundings, steps, type Way } from './way';
import type { World } from './world';

/**
 * The states in which the model's controllers come to rest after an event: first where they come in the usual order, then
 * where they come in the order in which the real ones acted, then all others.
 */
export function* follow(before: World, event: DeploymentEvent | undefined, seen: Seen): Generator<World> {
  const pods = podsSeen(seen, before.pods);
  const replicaSets = new Map(
    seen.store
      .list<KubernetesObject>('ReplicaSet')
      .map(({ metadata }) => [metadata.name, Date.parse(metadata.creationTimestamp ?? '')]),
  );
  const now = seen.to;
  const world = asSeen(event === undefined ? before : happen(event, before, now), pods);
  const way: Way = { ...world, creating: {}, deleting: [], arrived: [] };
  const around: Surroundings = { now, pods, replicaSets, from: seen.from, deployment: world.deployment };
  for (const end of atRest(way, (at) => steps(at, around).map((step) => step.way))) {
    yield worldOf(end);
    break;
  }
  const real = realWrites(seen.changes, pods);
  const start: Guided = { way, explained: [] };
  const all = atRest(
    start,
    (at) => guided(at, steps(at.way, around), real),
    (at) => JSON.stringify(at.way),
  );
  for (const end of all) yield worldOf(end.way);
}

function worldOf({ deployment, replicaSets, pods }: Way): World {
  return { deployment, replicaSets, pods };
}

/** Takes over what the kubelet, the scheduler and the API server made of the pods. */
function asSeen(world: World, { last }: PodsSeen): World {
  const pods = world.pods.flatMap((pod): OwnedPod[] => {
    const real = last.get(pod.name);
    if (real === undefined) return [];
    const { deleted: _, ...rest } = real;
    return [{ ...rest, ...(pod.deleted === undefined ? {} : { deleted: pod.deleted }) }];
  });
  return { ...world, pods };
}
