import type { Deployment } from '../../../../lib/kubernetes/controllers/deployment/state';
import { countPods, isPodActive } from '../../../../lib/kubernetes/controllers/replica-set/counts';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { syncReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/sync';
import type { OwnedPod, PodsSeen, PodWrite } from '../pods';
import { chosenToDelete } from './chosen';
import { deploymentSynced } from './deployment-synced';
import { deletePod } from './happen';
import { minor, podsOf, type World } from './world';

/**
 * A world on its way to rest. The controller of a ReplicaSet creates and deletes pods side by side, so that others may see
 * a part of it; it waits until all is done before it does more.
 */
export interface Way extends World {
  /** How many pods each ReplicaSet has still to create, by its name. */
  readonly creating: Readonly<Record<string, number>>;

  /** The names of the pods that have still to be deleted. */
  readonly deleting: readonly string[];

  /** The names of the pods that were created. */
  readonly arrived: readonly string[];

  /** What a sync of the Deployment has still to write, when others act between two of its writes. */
  readonly unwritten?: Pick<World, 'deployment' | 'replicaSets'>;
}

/** What the controllers find around them. */
export interface Surroundings {
  readonly now: number;
  readonly pods: PodsSeen;

  /** When the event began. */
  readonly from: number;

  /** When the real ReplicaSets were created, by name. */
  readonly replicaSets: ReadonlyMap<string, number>;

  /** The Deployment as the event left it. */
  readonly deployment: Deployment;
}

/** A step of one actor. */
export interface Step {
  readonly way: Way;

  /** What is written of pods because of it, though not at once, such as `web-5d4f8-abcde deleted`. */
  readonly causes: readonly string[];
}

/** The steps that lead on from here: each actor that has something to do does one thing. */
export function steps(way: Way, around: Surroundings): readonly Step[] {
  return [
    ...podWritten(way, around),
    ...way.replicaSets.flatMap((replicaSet) => replicaSetSynced(way, replicaSet, around)),
    ...deploymentSynced(way, around),
  ];
}

/** Pods are created, bound and deleted in the order in which they really were; last what really was not. */
function podWritten(way: Way, { now, pods: { writes, last } }: Surroundings): readonly Step[] {
  const write = writes.find((one) => isDue(way, one)) ?? notReally(way, now);
  if (write === undefined) return [];
  const { what, name, owner, isOutrun } = write;
  const { node, uid = name, created = now } = last.get(name) ?? {};
  const change = (to: (pod: OwnedPod) => readonly OwnedPod[]) =>
    way.pods.flatMap((pod) => (pod.name === name ? to(pod) : [pod]));
  switch (what) {
    case 'created': {
      const pod: OwnedPod = { name, owner, uid, created, phase: 'Pending' };
      const { [owner]: count = 0, ...others } = way.creating;
      const creating = count > 1 ? { ...others, [owner]: count - 1 } : others;
      return [{ way: { ...way, pods: [...way.pods, pod], creating, arrived: [...way.arrived, name] }, causes: [] }];
    }
    case 'bound':
      return [{ way: { ...way, pods: change((pod) => [{ ...pod, ...(node && { node }) }]) }, causes: [] }];
    case 'deleted': {
      const pods = change((pod) => (isOutrun ? [] : deletePod(pod, now)));
      return [{ way: { ...way, pods, deleting: way.deleting.filter((one) => one !== name) }, causes: [] }];
    }
  }
}

function isDue(way: Way, { what, name, owner }: PodWrite): boolean {
  switch (what) {
    case 'created':
      return (way.creating[owner] ?? 0) > 0 && !way.arrived.includes(name);
    case 'bound':
      return way.pods.some((pod) => pod.name === name && pod.node === undefined);
    case 'deleted':
      return way.deleting.includes(name);
  }
}

function notReally({ creating, deleting, arrived }: Way, at: number): PodWrite | undefined {
  const [name] = deleting;
  if (name !== undefined) return { what: 'deleted', name, owner: '', at };
  const [owner] = Object.keys(creating);
  return owner === undefined ? undefined : { what: 'created', name: `${owner} not real ${arrived.length}`, owner, at };
}

function replicaSetSynced(way: Way, replicaSet: ReplicaSet, around: Surroundings): readonly Step[] {
  const { name, spec } = replicaSet;
  const { now, pods } = around;
  const own = podsOf(way, replicaSet);
  const waits = name in way.creating || own.some((pod) => way.deleting.includes(pod.name));
  const sync = syncReplicaSet(replicaSet, countPods(own, spec.minReadySeconds, now), { now, minor });
  const { create, remove } = waits ? { create: 0, remove: 0 } : sync;
  if (create === 0 && remove === 0 && sync.status === replicaSet.status) return [];
  const after = {
    ...way,
    replicaSets: way.replicaSets.map((one) => (one === replicaSet ? { ...one, status: sync.status } : one)),
    creating: create === 0 ? way.creating : { ...way.creating, [name]: create },
  };
  const created = pods.writes.filter(({ what, owner }) => create > 0 && what === 'created' && owner === name);
  return chosenToDelete(own.filter(isPodActive), way.pods, remove, around).map((chosen) => ({
    way: { ...after, deleting: [...way.deleting, ...chosen] },
    causes: [...chosen.map((one) => `${one} deleted`), ...created.map((one) => `${one.name} created`)],
  }));
}
