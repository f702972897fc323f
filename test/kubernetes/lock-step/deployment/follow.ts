import type { DeploymentState } from '../../../../lib/kubernetes/controllers/deployment/state';
import { syncDeployment } from '../../../../lib/kubernetes/controllers/deployment/sync';
import { countPods, isPodActive } from '../../../../lib/kubernetes/controllers/replica-set/counts';
import { getPodsToDelete } from '../../../../lib/kubernetes/controllers/replica-set/deletion-order';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { syncReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/sync';
import type { KubernetesObject } from '../../../control-plane/objects';
import { atRest } from '../at-rest';
import { type OwnedPod, type PodsSeen, podsSeen } from '../pods';
import type { Seen } from '../subject';
import type { DeploymentEvent } from './events';
import { deletePod, happen, isFinished } from './happen';
import { minor, podsOf, replicaSetName, type World } from './world';

/** What the model's controllers find around them. */
interface Surroundings {
  readonly now: number;
  readonly pods: PodsSeen;

  /** When the real ReplicaSets were created, by name. */
  readonly created: ReadonlyMap<string, number>;
}

/** A world on its way to rest. */
interface Way extends World {
  /** How many pods each ReplicaSet has created, by its name. */
  readonly arrived: Readonly<Record<string, number>>;
}

/** The states in which the model's controllers come to rest after an event. */
export function* follow(before: World, event: DeploymentEvent | undefined, seen: Seen): Generator<World> {
  const pods = podsSeen(seen, before.pods);
  const created = new Map(
    seen.store
      .list<KubernetesObject>('ReplicaSet')
      .map(({ metadata }) => [metadata.name, Date.parse(metadata.creationTimestamp ?? '')]),
  );
  for (const now of moments(seen, pods)) {
    const around = { now, pods, created };
    const start = event === undefined ? before : happen(event, before, now);
    for (const { arrived: _, ...world } of atRest({ ...asSeen(start, pods), arrived: {} }, (way) => next(way, around))) {
      yield world;
    }
  }
}

/** The times at which the controllers may have looked, to the second; the first when all were at rest. */
function moments({ from, to }: Seen, { deleted }: PodsSeen): readonly number[] {
  return deleted.length === 0 ? [to] : [to, from];
}

/**
 * Takes over what the kubelet, the scheduler and the API server made of the pods. Of pods between which nothing but their
 * uid decides, those that were really deleted have the smaller one.
 */
function asSeen(world: World, { last, deleted }: PodsSeen): World {
  const pods = world.pods.flatMap((pod): OwnedPod[] => {
    const real = last.get(pod.name);
    if (real === undefined) return [];
    const { deleted: _, ...rest } = real;
    return [{ ...rest, uid: rankedUid(pod.name, deleted), ...(pod.deleted === undefined ? {} : { deleted: pod.deleted }) }];
  });
  return { ...world, pods };
}

function rankedUid(name: string, deleted: readonly string[]): string {
  const place = deleted.indexOf(name);
  return place < 0 ? `kept ${name}` : `deleted ${String(place).padStart(4, '0')}`;
}

/** Where one actor leads that has something to do, in the order in which they usually act. */
function next(way: Way, around: Surroundings): readonly Way[] {
  return [
    ...way.replicaSets.flatMap((replicaSet) => afterReplicaSet(way, replicaSet, around)),
    ...afterScheduler(way, around),
    ...afterDeployment(way, around),
  ];
}

function afterReplicaSet(way: Way, replicaSet: ReplicaSet, { now, pods }: Surroundings): readonly Way[] {
  const { name, spec } = replicaSet;
  const own = podsOf(way, replicaSet);
  const active = own.filter(isPodActive);
  const sync = syncReplicaSet(replicaSet, countPods(own, spec.minReadySeconds, now), { now, minor });
  const { create, remove, status } = sync;
  if (create === 0 && remove === 0 && status === replicaSet.status) return [];
  const byUid = [...active].sort((a, b) => (a.uid < b.uid ? -1 : 1));
  const chosen = remove === 0 ? [] : getPodsToDelete(byUid, way.pods, remove, now);
  const deleted = new Set(chosen.map((pod) => pod.name));
  // A pod that no node has is deleted at once.
  const kept = way.pods.flatMap((pod) => (deleted.has(pod.name) ? deletePod(pod, now) : [pod]));
  const before = way.arrived[name] ?? 0;
  const arrivals = pods.created.filter(({ owner }) => owner === name).slice(before, before + create);
  // More than there really are shows as a difference.
  const more = Array.from({ length: create - arrivals.length }, (_, index): OwnedPod => {
    const title = `${name} ${before + arrivals.length + index}`;
    return { name: title, uid: title, owner: name, created: now, phase: 'Pending' };
  });
  const added = arrivals.map((pod): OwnedPod => ({ ...unbound(pod), uid: rankedUid(pod.name, pods.deleted) }));
  return [
    {
      ...way,
      replicaSets: way.replicaSets.map((one) => (one === replicaSet ? { ...one, status } : one)),
      pods: [...kept, ...added, ...more],
      arrived: { ...way.arrived, [name]: before + create },
    },
  ];
}

function unbound({ node: _, deleted: __, ...pod }: OwnedPod): OwnedPod {
  return pod;
}

/** The scheduler binds pods in the order in which it really did. */
function afterScheduler(way: Way, { pods }: Surroundings): readonly Way[] {
  const waiting = new Set(way.pods.filter(({ node }) => node === undefined).map(({ name }) => name));
  const name = pods.bound.find((one) => waiting.has(one));
  const node = name === undefined ? undefined : pods.last.get(name)?.node;
  if (node === undefined) return [];
  return [{ ...way, pods: way.pods.map((pod) => (pod.name === name ? { ...pod, node } : pod)) }];
}

function afterDeployment(way: Way, { now, created }: Surroundings): readonly Way[] {
  const unfinished = (one: ReplicaSet) => podsOf(way, one).filter((pod) => !isFinished(pod)).length;
  const before: DeploymentState = {
    deployment: way.deployment,
    replicaSets: way.replicaSets,
    unfinishedPods: Object.fromEntries(way.replicaSets.map((one) => [one.name, unfinished(one)])),
  };
  const { state } = syncDeployment(before, { now, minor, replicaSetName });
  if (state === before) return [];
  const known = new Set(way.replicaSets.map(({ name }) => name));
  const replicaSets = state.replicaSets.map((one) =>
    known.has(one.name) ? one : { ...one, created: created.get(one.name) ?? now },
  );
  const names = new Set(replicaSets.map(({ name }) => name));
  const pods = way.pods.filter(({ owner }) => names.has(owner));
  return [{ ...way, deployment: state.deployment, replicaSets, pods }];
}
