import { setTimeout as sleep } from 'node:timers/promises';
import type { RevisionObject, Timeline } from '../../../lib/kubernetes';
import type { Pod, Workload } from '../../control-plane/objects';
import { isFinished, isReady } from '../../control-plane/settled';
import type { Change, Store } from '../../control-plane/store';

/** Pods of a rollout while nothing happens to them. */
export interface Rest {
  /** Seconds from the apply until it begins. */
  readonly at: number;
  readonly old: number;
  readonly new: number;
  readonly ready: number;
  readonly terminating: number;
}

/**
 * What lasts shorter is not compared: kwok makes pods ready one after the other, and Kubernetes keeps whole seconds, so
 * that what happens in one moment of a simulation takes up to a second, and twice that on a busy machine. Cases are made
 * so that what is simulated rests for longer, or not at all.
 */
const SHORTEST_SECONDS = 2.5;

/** The rests of a simulated rollout, and its last state. */
export function restsOf({ steps }: Timeline): readonly Rest[] {
  return restsAmong(
    steps.map(({ available: _, ...rest }) => rest),
    Number.POSITIVE_INFINITY,
  );
}

/**
 * Watches a rollout on a cluster. Its time begins with the first thing that happens to its pods, so that a watch that lags
 * behind, as on a busy machine, lags the same all the time.
 * @param seconds to watch from then on
 */
export async function watchRests(
  store: Store,
  kind: string,
  revision: RevisionObject,
  seconds: number,
  apply: () => Promise<unknown>,
): Promise<{
  readonly rests: readonly Rest[];
  readonly workload: Workload | undefined;
  readonly changes: readonly Change[];
}> {
  const mark = store.changes.length;
  const base = podsIn(store, revision);
  const applied = apply();
  while (isSame(base, podsIn(store, revision))) await sleep(5);
  const start = Date.now();
  const seen: Rest[] = [];
  for (let at = 0; at < seconds; at = (Date.now() - start) / 1000) {
    seen.push({ at, ...podsIn(store, revision) });
    await sleep(20);
  }
  await applied;
  return {
    rests: restsAmong(seen, seconds),
    workload: store.list<Workload>(kind)[0],
    changes: store.changes.slice(mark),
  };
}

/** The states that last, out of all states in order. */
function restsAmong(states: readonly Rest[], end: number): readonly Rest[] {
  const changes = states.filter((state, index) => index === 0 || !isSame(state, states[index - 1] as Rest));
  return changes.filter((state, index) => (changes[index + 1]?.at ?? end) - state.at > SHORTEST_SECONDS);
}

function isSame(a: Omit<Rest, 'at'>, b: Omit<Rest, 'at'>): boolean {
  return a.old === b.old && a.new === b.new && a.ready === b.ready && a.terminating === b.terminating;
}

/** The labels by which controllers tell pods of one revision: the hash, or for a StatefulSet the whole name. */
function isNew({ metadata: { labels = {} } }: Pod, { name, hash }: RevisionObject): boolean {
  return labels['pod-template-hash'] === hash || [name, hash].includes(labels['controller-revision-hash'] ?? '');
}

function podsIn(store: Store, revision: RevisionObject): Omit<Rest, 'at'> {
  const pods = store.list<Pod>('Pod').filter((pod) => !isFinished(pod));
  const kept = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const made = kept.filter((pod) => isNew(pod, revision));
  return {
    old: kept.length - made.length,
    new: made.length,
    ready: kept.filter(isReady).length,
    terminating: pods.length - kept.length,
  };
}

/** A difference of up to a tenth and two seconds is put down to the machine. */
function isNear(real: number, simulated: number): boolean {
  return Math.abs(real - simulated) <= simulated / 10 + 2;
}

/** What is the same each time: which states pods rest in, in order, and whether each begins when simulated. */
export function comparable(rests: readonly Rest[], simulated: readonly Rest[]) {
  return rests.map(({ at, ...pods }, index) => {
    const then = simulated[index]?.at;
    const far = then === undefined || !isNear(at, then);
    return { ...pods, at: far ? at : `about ${then} s` };
  });
}

/** How what is seen differs from what is simulated, as a test says it. @default - it does not */
export function differenceOf(seen: unknown, simulated: unknown): { readonly difference?: string } {
  try {
    expect(seen).toEqual(simulated);
    return {};
  } catch (error) {
    return { difference: String(error) };
  }
}
