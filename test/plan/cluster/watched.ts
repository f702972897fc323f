import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Timeline, TimelineStep } from '../../../lib/kubernetes/simulation/timeline';
import type { Kubelet, Step } from '../../control-plane/kubelet';
import { controllerOf, type Pod } from '../../control-plane/objects';
import { isFinished, isReady } from '../../control-plane/settled';
import type { Store } from '../../control-plane/store';
import { unfinished } from '../../control-plane/unfinished';

/** What stands at one moment of a rollout, once the controllers have settled. */
export type Moment = Omit<TimelineStep, 'available'>;

/** The last step of each moment of a timeline. */
export function momentsOf({ steps }: Timeline): readonly Moment[] {
  return steps.filter(({ at }, index) => steps[index + 1]?.at !== at).map(({ available: _, ...moment }) => moment);
}

/** How long, in milliseconds, a difference must last: on a busy machine a controller may pause for longer than the store waits. */
const PATIENCE = 20_000;

/** What the pods of a test take. */
export interface WatchedTimes {
  /** Seconds until a pod is ready. */
  readonly start: number;

  /** Seconds until an old pod, or a new one, that is being deleted is gone. */
  readonly stopOld: number;
  readonly stopNew: number;

  /** New pods never become ready. */
  readonly isBroken: boolean;
}

/**
 * Plays the kubelet at the moments that a timeline names: pods that were made `start` seconds before become ready, pods
 * that were deleted their seconds before vanish. After each the controllers settle, and their pods are counted.
 * @param revision the name of the ReplicaSet or ControllerRevision of the new template
 * @param isBroken whether new pods never become ready
 */
export async function watchRollout(
  store: Store,
  kubelet: Kubelet,
  timeline: Timeline,
  revision: string,
  { start, stopOld, stopNew, isBroken }: WatchedTimes,
): Promise<readonly Moment[]> {
  const made = new Map<string, number>();
  const deleted = new Map<string, number>();
  const seen: Moment[] = [];
  for (const moment of momentsOf(timeline)) {
    const { at } = moment;
    const outrun = () =>
      outrunPods(store).filter((pod) => {
        const gone = deleted.get(pod.metadata.uid ?? '');
        return gone === undefined || gone + (isNew(pod, revision) ? stopNew : stopOld) > at;
      });
    const pods = store.list<Pod>('Pod');
    const due = pods.flatMap((pod): Step[] => {
      const uid = pod.metadata.uid ?? '';
      const [born, gone] = [made.get(uid), deleted.get(uid)];
      if (pod.metadata.deletionTimestamp !== undefined) {
        const stop = isNew(pod, revision) ? stopNew : stopOld;
        return gone !== undefined && gone + stop <= at ? [{ action: 'gone', pod }] : [];
      }
      const starts = !isReady(pod) && !(isBroken && isNew(pod, revision)) && born !== undefined && born + start <= at;
      return starts ? [{ action: 'ready', pod }] : [];
    });
    await Promise.all(due.map((step) => kubelet.perform(step)));
    seen.push(await atRest(store, moment, revision, outrun));
    for (const pod of outrun()) {
      deleted.set(pod.metadata.uid ?? '', deleted.get(pod.metadata.uid ?? '') ?? at);
    }
    for (const pod of store.list<Pod>('Pod')) {
      const uid = pod.metadata.uid ?? '';
      made.set(uid, made.get(uid) ?? at);
      if (pod.metadata.deletionTimestamp !== undefined) {
        deleted.set(uid, deleted.get(uid) ?? at);
      }
    }
  }
  return seen;
}

/**
 * Pods that were gone as soon as they were deleted, for no node had them yet when the API server looked: a scheduler that
 * takes no time, as the plan assumes, would have been faster. They count as if they took their time.
 */
function outrunPods({ changes }: Store): readonly Pod[] {
  const bound = new Set<string>();
  return changes.flatMap(({ type, object }) => {
    const pod = object as Pod;
    const uid = pod.metadata.uid ?? '';
    if (pod.kind === 'Pod' && type !== 'DELETED' && pod.spec.nodeName !== undefined) {
      bound.add(uid);
    }
    return pod.kind === 'Pod' && type === 'DELETED' && !bound.has(uid) ? [pod] : [];
  });
}

/** The counts once the controllers have settled; those that differ from what is planned must last. */
async function atRest(store: Store, planned: Moment, revision: string, outrun: () => readonly Pod[]): Promise<Moment> {
  for (const end = Date.now() + PATIENCE; ; await sleep(100)) {
    await store.settled();
    const counted = countPods(store, planned.at, revision);
    const counts = { ...counted, terminating: counted.terminating + outrun().length };
    if (isDeepStrictEqual(counts, planned) || Date.now() > end) {
      return counts;
    }
  }
}

/** Plays the kubelet until a base is rolled out. */
export async function runBase(store: Store, kubelet: Kubelet): Promise<void> {
  for (const end = Date.now() + PATIENCE; ; await sleep(100)) {
    await kubelet.run();
    const left = unfinished(store);
    if (left.length === 0) {
      return;
    }
    if (Date.now() > end) {
      throw new Error(`not rolled out: ${left.join(', ')}`);
    }
  }
}

/** Counts the pods of a namespace as a timeline does. */
export function countPods(store: Store, at: number, revision: string): Moment {
  const pods = store.list<Pod>('Pod').filter((pod) => !isFinished(pod));
  const kept = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const fresh = kept.filter((pod) => isNew(pod, revision));
  return {
    at,
    old: kept.length - fresh.length,
    new: fresh.length,
    ready: kept.filter(isReady).length,
    terminating: pods.length - kept.length,
  };
}

/** Whether a pod was made from the new template. */
function isNew(pod: Pod, revision: string): boolean {
  const controller = controllerOf(pod);
  const label = pod.metadata.labels?.['controller-revision-hash'];
  return controller?.kind === 'ReplicaSet'
    ? controller.name === revision
    : label === revision || `${controller?.name}-${label}` === revision;
}
