import type { Deployment, DeploymentState } from '../../../../lib/kubernetes/controllers/deployment/state';
import { syncDeployment } from '../../../../lib/kubernetes/controllers/deployment/sync';
import { countPods, isPodActive } from '../../../../lib/kubernetes/controllers/replica-set/counts';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { syncReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/sync';
import type { OwnedPod, PodsSeen, PodWrite } from '../pods';
import { chosenToDelete } from './chosen';
import { deletePod, isFinished } from './happen';
import { minor, podsOf, replicaSetName, type World } from './world';

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
function podWritten(way: Way, { now, pods: { writes, last, uid } }: Surroundings): readonly Step[] {
  const write = writes.find((one) => isDue(way, one)) ?? notReally(way, now);
  if (write === undefined) return [];
  const { what, name, owner } = write;
  const { node } = last.get(name) ?? {};
  const change = (to: (pod: OwnedPod) => readonly OwnedPod[]) =>
    way.pods.flatMap((pod) => (pod.name === name ? to(pod) : [pod]));
  switch (what) {
    case 'created': {
      const pod: OwnedPod = { name, owner, uid: uid(name), created: last.get(name)?.created ?? now, phase: 'Pending' };
      const { [owner]: count = 0, ...others } = way.creating;
      const creating = count > 1 ? { ...others, [owner]: count - 1 } : others;
      return [{ way: { ...way, pods: [...way.pods, pod], creating, arrived: [...way.arrived, name] }, causes: [] }];
    }
    case 'bound':
      return [{ way: { ...way, pods: change((pod) => [{ ...pod, ...(node && { node }) }]) }, causes: [] }];
    case 'deleted': {
      const pods = change((pod) => deletePod(pod, now));
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

/**
 * A sync of the Deployment. One that follows a write of its own may not have read that yet: then what it writes of the
 * Deployment is refused, what it wrote of ReplicaSets before stands, and it is tried again.
 */
function deploymentSynced(way: Way, { now, replicaSets, deployment }: Surroundings): readonly Step[] {
  const unfinished = (one: ReplicaSet) => podsOf(way, one).filter((pod) => !isFinished(pod)).length;
  const before: DeploymentState = {
    deployment: way.deployment,
    replicaSets: way.replicaSets,
    unfinishedPods: Object.fromEntries(way.replicaSets.map((one) => [one.name, unfinished(one)])),
  };
  const { state } = syncDeployment(before, { now, minor, replicaSetName });
  if (state === before) return [];
  const known = new Set(way.replicaSets.map(({ name }) => name));
  const after = state.replicaSets.map((one) =>
    known.has(one.name) ? one : { ...one, created: replicaSets.get(one.name) ?? now },
  );
  const names = new Set(after.map(({ name }) => name));
  const pods = way.pods.filter(({ owner }) => names.has(owner));
  const whole = { ...way, deployment: state.deployment, replicaSets: after, pods };
  const mayBeLate = way.deployment !== deployment && state.deployment !== way.deployment;
  const wroteReplicaSets = state.replicaSets !== before.replicaSets;
  return [
    { way: whole, causes: [] },
    ...(mayBeLate && wroteReplicaSets ? [{ way: { ...whole, deployment: way.deployment }, causes: [] }] : []),
  ];
}
