import { isDeepStrictEqual } from 'node:util';
import { listPods } from '../../../../lib/kubernetes/controllers/stateful-set/list-pods';
import { type StatefulSetSync, syncStatefulSet } from '../../../../lib/kubernetes/controllers/stateful-set/sync';
import type { Pod as RealPod } from '../../../control-plane/objects';
import { podOf } from '../pod-events';
import type { Seen } from '../subject';
import type { StatefulSetEvent } from './events';
import { minor, ordinalOf, revisionName, type SetPod, setPod, type World } from './world';

/** More syncs than any event leads to. */
const most = 1000;

/** The state in which the model's controller comes to rest after an event. */
export function* follow(
  before: World,
  event: StatefulSetEvent | undefined,
  seen: Seen,
  maxUnavailable?: boolean,
): Generator<World> {
  const now = seen.to;
  const pods = realPods(seen);
  let world = asSeen(event === undefined ? before : happen(event, before, now), pods.last);
  for (let syncs = 0; syncs < most; syncs += 1) {
    const seenPods = listPods(world.pods.map(withOrdinal), world.statefulSet.spec.minReadySeconds, now);
    const gate = maxUnavailable === undefined ? {} : { maxUnavailable };
    const sync = syncStatefulSet(world, seenPods, { minor, revisionName, ...gate });
    if (sync.state === world && sync.create.length === 0 && sync.remove.length === 0) {
      yield world;
      return;
    }
    world = afterSync(world, sync, now, pods.created);
  }
  throw new Error(`the model is not at rest after ${most} syncs`);
}

/** What became of the real pods since the event. */
interface RealPods {
  /** Each as it was last, by its uid. */
  readonly last: ReadonlyMap<string, SetPod>;

  /** Those that were created, in order. Each is taken out when the model creates it. */
  readonly created: SetPod[];
}

function realPods({ store, changes }: Seen): RealPods {
  const written = changes.filter(({ object }) => object.kind === 'Pod');
  const pods = [...written.map(({ object }) => object as RealPod), ...store.list<RealPod>('Pod')].map(setPod);
  const created = written.filter(({ type }) => type === 'ADDED').map(({ object }) => object as RealPod);
  return { last: new Map(pods.map((pod) => [pod.uid, pod])), created: created.map(setPod) };
}

/** Takes over what the kubelet and the scheduler made of the pods, but not whether they were deleted. */
function asSeen(world: World, last: ReadonlyMap<string, SetPod>): World {
  const pods = world.pods.map((pod): SetPod => {
    const { deleted: _, revision: __, ...real } = last.get(pod.uid) ?? pod;
    return { ...real, revision: pod.revision, ...(pod.deleted === undefined ? {} : { deleted: pod.deleted }) };
  });
  return { ...world, pods };
}

/** Makes an event happen in the model. What it does to the state of pods is seen in reality. */
function happen(event: StatefulSetEvent, world: World, now: number): World {
  if (event.do === 'change') {
    const { statefulSet } = world;
    const spec = { ...statefulSet.spec, ...event.spec };
    if (isDeepStrictEqual(spec, statefulSet.spec)) return world;
    return { ...world, statefulSet: { ...statefulSet, spec, generation: statefulSet.generation + 1 } };
  }
  const target = podOf(event, world.pods);
  if (target === undefined || (event.what !== 'deleted' && event.what !== 'gone')) return world;
  const pods = event.what === 'gone' ? world.pods.filter((pod) => pod !== target) : deleted(world.pods, [target], now);
  return { ...world, pods };
}

function afterSync(world: World, { state, create, remove }: StatefulSetSync, now: number, created: SetPod[]): World {
  const removed = world.pods.filter((pod) => remove.includes(ordinalOf(pod)));
  const made = create.map(({ ordinal, revision }): SetPod => {
    const place = created.findIndex((pod) => ordinalOf(pod) === ordinal);
    const [real] = place < 0 ? [] : created.splice(place, 1);
    return { ...(real ?? imagined(ordinal, now)), revision };
  });
  return { ...state, pods: [...deleted(world.pods, removed, now), ...made] };
}

/** Deletes pods as the API server does: one that has finished vanishes at once. */
function deleted(pods: readonly SetPod[], removed: readonly SetPod[], now: number): readonly SetPod[] {
  return pods.flatMap((pod) => {
    if (!removed.includes(pod)) return [pod];
    return pod.phase === 'Failed' || pod.phase === 'Succeeded' ? [] : [{ ...pod, deleted: pod.deleted ?? now }];
  });
}

/** A pod that was not really created: the views will differ. */
function imagined(ordinal: number, now: number): SetPod {
  const name = `web-${ordinal}`;
  return { name, uid: `imagined ${name}`, owner: 'web', created: now, phase: 'Pending', node: '', revision: '' };
}

function withOrdinal({ phase, ...pod }: SetPod) {
  return { ...pod, phase: phase === 'Unknown' ? ('Running' as const) : phase, ordinal: ordinalOf({ ...pod, phase }) };
}
