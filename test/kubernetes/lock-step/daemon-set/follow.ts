import { isDeepStrictEqual } from 'node:util';
import { nextBackoff } from '../../../../lib/kubernetes/controllers/daemon-set/backoff';
import { groupNodes, type SeenNode } from '../../../../lib/kubernetes/controllers/daemon-set/group-nodes';
import {
  type DaemonSetSync,
  type NodeAction,
  syncDaemonSet,
} from '../../../../lib/kubernetes/controllers/daemon-set/sync';
import type { Pod as RealPod } from '../../../control-plane/objects';
import { podOf } from '../pod-events';
import type { Seen } from '../subject';
import type { DaemonSetEvent } from './events';
import { eligible } from './nodes';
import { type NodePod, nodePod, revisionName, templateOf, type World } from './world';

/** More syncs than any event leads to. */
const most = 1000;

/**
 * The state in which the model's controller comes to rest after an event. The real controller goes through the nodes in an
 * order of its own; the model follows it, so that the nodes that it has chosen must be as many as allowed and eligible.
 */
export function* follow(before: World, event: DaemonSetEvent | undefined, seen: Seen): Generator<World> {
  const now = seen.to;
  const real = realPods(seen);
  let world = asSeen(event === undefined ? before : happen(event, before, now), real.last);
  for (let syncs = 0; syncs < most; syncs += 1) {
    const nodes = eligible(templateOf(world.daemonSet.spec)).map((node) => {
      const pods = world.pods.filter(({ target }) => target === node.name);
      const backoff = world.backoff[node.name];
      return { ...node, pods: pods.map(asDaemonPod), ...(backoff === undefined ? {} : { backoff }) };
    });
    const isNext = workLeft(world, real);
    const sorted = nodes.sort((a, b) => Number(isNext(b.name)) - Number(isNext(a.name)));
    const sync = syncDaemonSet(world, groupNodes(sorted, world.daemonSet, now), { revisionName });
    if (sync.state === world && sync.actions.length === 0) {
      yield world;
      return;
    }
    world = afterSync(world, sync, now, real.created);
  }
  throw new Error(`the model is not at rest after ${most} syncs`);
}

function asDaemonPod({ phase, ...pod }: NodePod) {
  return { ...pod, scheduled: true, phase: phase === 'Unknown' ? ('Running' as const) : phase };
}

/** What became of the real pods since the event. */
interface RealPods {
  /** Each as it was last, by its uid. */
  readonly last: ReadonlyMap<string, NodePod>;

  /** Those that were created, in order. Each is taken out when the model creates it. */
  readonly created: NodePod[];

  /** The uids of those that are gone or being deleted. */
  readonly deleted: ReadonlySet<string>;
}

function realPods({ store, changes }: Seen): RealPods {
  const written = changes.filter(({ object }) => object.kind === 'Pod');
  const pods = [...written.map(({ object }) => object as RealPod), ...store.list<RealPod>('Pod')].map(nodePod);
  const created = written.filter(({ type }) => type === 'ADDED').map(({ object }) => nodePod(object as RealPod));
  const deleted = written.filter(
    ({ type, object }) => type === 'DELETED' || object.metadata.deletionTimestamp !== undefined,
  );
  return {
    last: new Map(pods.map((pod) => [pod.uid, pod])),
    created,
    deleted: new Set(deleted.map(({ object }) => object.metadata.uid ?? '')),
  };
}

/** Says of a node whether the real controller has done something there that the model's has not done yet. */
function workLeft({ pods }: World, { created, deleted }: RealPods): (node: string) => boolean {
  const removed = pods.filter((pod) => pod.deleted === undefined && deleted.has(pod.uid));
  const nodes = new Set([...created, ...removed].map(({ target }) => target));
  return (node) => nodes.has(node);
}

/** Takes over what the kubelet and the scheduler made of the pods, but not whether they were deleted. */
function asSeen(world: World, last: ReadonlyMap<string, NodePod>): World {
  const pods = world.pods.map((pod): NodePod => {
    const { deleted: _, ...real } = last.get(pod.uid) ?? pod;
    const { revision, target } = pod;
    return { ...real, revision, target, ...(pod.deleted === undefined ? {} : { deleted: pod.deleted }) };
  });
  return { ...world, pods };
}

/** Makes an event happen in the model. What it does to the state of pods is seen in reality. */
function happen(event: DaemonSetEvent, world: World, now: number): World {
  if (event.do === 'change') {
    const { daemonSet } = world;
    const spec = { ...daemonSet.spec, ...event.spec };
    if (isDeepStrictEqual(spec, daemonSet.spec)) return world;
    return { ...world, daemonSet: { ...daemonSet, spec, generation: daemonSet.generation + 1 } };
  }
  const target = podOf(event, world.pods);
  if (target === undefined || (event.what !== 'deleted' && event.what !== 'gone')) return world;
  const pods =
    event.what === 'gone' ? world.pods.filter((pod) => pod !== target) : deleted(world.pods, [target.name], now);
  return { ...world, pods };
}

function afterSync(world: World, { state, actions }: DaemonSetSync, now: number, created: NodePod[]): World {
  return actions.reduce((after, action) => afterAction(after, action, now, created), { ...world, ...state });
}

function afterAction(world: World, { group, create, remove }: NodeAction, now: number, created: NodePod[]): World {
  const { name: node, sorted } = group as SeenNode;
  const removed = remove.map((index) => sorted[index]?.name ?? '');
  const failed = world.pods.some(({ name, phase }) => phase === 'Failed' && removed.includes(name));
  const { observedGeneration } = world.daemonSet.status;
  const backoff = failed ? { [node]: nextBackoff(world.backoff[node], observedGeneration, now) } : {};
  const made = create === undefined ? [] : [newPod(node, create, now, created)];
  return {
    ...world,
    pods: [...deleted(world.pods, removed, now), ...made],
    backoff: { ...world.backoff, ...backoff },
  };
}

/** The pod that was really created on a node, or one that was not: then the views will differ. */
function newPod(node: string, revision: string, now: number, created: NodePod[]): NodePod {
  const place = created.findIndex(({ target }) => target === node);
  const [real] = place < 0 ? [] : created.splice(place, 1);
  const name = `imagined-${node}`;
  const imagined = { name, uid: name, owner: 'web', created: now, phase: 'Pending', node, target: node } as const;
  return { ...(real ?? imagined), revision };
}

/** Deletes pods as the API server does: one that has finished vanishes at once. */
function deleted(pods: readonly NodePod[], names: readonly string[], now: number): readonly NodePod[] {
  return pods.flatMap((pod) => {
    if (!names.includes(pod.name)) return [pod];
    return pod.phase === 'Failed' || pod.phase === 'Succeeded' ? [] : [{ ...pod, deleted: pod.deleted ?? now }];
  });
}
