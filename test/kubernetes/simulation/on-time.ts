import type { Pod } from '../../control-plane/objects';
import { isReady } from '../../control-plane/settled';
import type { Change } from '../../control-plane/store';
import { report } from '../runs';

/** A machine on which kwok is later than this is too busy to be held against a clock. */
const MOST_SECONDS_LATE = 1;

const MOST_TIMES = 3;

/** How a rollout went. */
export interface Watched {
  /** How it differs from what is simulated. @default - it does not */
  readonly difference?: string;

  /** See {@link secondsLate}. */
  readonly late: number;
}

/**
 * By how many seconds kwok missed, at most, what it was told of pods: when they become ready and when they are gone.
 *
 * @param start seconds from the binding of a pod to its readiness
 * @param stop seconds from its deletion to its end
 */
export function secondsLate(changes: readonly Change[], start: number, stop: number): number {
  const since = new Map<string, number>();
  let late = 0;
  const measure = (what: string, at: number, seconds: number) => {
    const from = since.get(what);
    since.delete(what);
    if (from !== undefined) late = Math.max(late, Math.abs((at - from) / 1000 - seconds));
  };
  for (const { type, object, at } of changes) {
    if (object.kind !== 'Pod') continue;
    const { metadata, spec } = object as Pod;
    const [bound, deleted] = [`bound ${metadata.name}`, `deleted ${metadata.name}`];
    if (type === 'DELETED') measure(deleted, at, stop);
    else if (metadata.deletionTimestamp !== undefined) since.set(deleted, since.get(deleted) ?? at);
    else if (isReady(object as Pod)) measure(bound, at, start);
    else if (spec.nodeName !== undefined) since.set(bound, since.get(bound) ?? at);
  }
  return late;
}

/**
 * Watches rollouts at once, and again those that differ while the machine was too busy, which kwok's lateness tells: what
 * differs on a machine that is on time differs.
 *
 * @returns how those differ that do, by name
 */
export async function watchOnTime<Case>(
  cases: Readonly<Record<string, Case>>,
  watch: (name: string, one: Case) => Promise<Watched>,
): Promise<Readonly<Record<string, string>>> {
  const differing: Record<string, string> = {};
  let left = Object.entries(cases);
  for (let time = 1; left.length > 0; time += 1) {
    const watched = await Promise.all(left.map(([name, one]) => watch(name, one)));
    left = left.filter(([name], index) => {
      const { difference, late = 0 } = watched[index] ?? {};
      if (difference === undefined) return false;
      const isAgain = late > MOST_SECONDS_LATE && time < MOST_TIMES;
      if (isAgain) report(`${name}: kwok was ${late.toFixed(1)} s late; watched again`);
      else differing[name] = `${difference}\nkwok was ${late.toFixed(1)} s late`;
      return isAgain;
    });
  }
  return differing;
}
