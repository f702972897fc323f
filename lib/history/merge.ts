import { HistoryError } from './error';
import type { Desired, History, Revision } from './history';
import { resourceName } from './name';
import { headOf, renumbered } from './texts';

/**
 * What several commits have released together: while merging, what either parent released is released. Where one has
 * all that the other has, its numbers count, or where both have all, those that went further; else the first's, and
 * what only the second has comes after them.
 */
export function releasedBy(histories: readonly History[]): History | undefined {
  return histories.length === 0 ? undefined : histories.reduce(union);
}

function union(one: History, other: History): History {
  const [isWhole, isOtherWhole] = [holds(one, other), holds(other, one)];
  if (isWhole && isOtherWhole) {
    return newestNumber(other) > newestNumber(one) ? other : one;
  }
  if (isWhole || isOtherWhole) {
    return isWhole ? one : other;
  }
  const known = new Set(one.revisions.map(({ digest }) => digest));
  const added = [...other.revisions].reverse().filter(({ digest, pending }) => !pending && !known.has(digest));
  const first = newestNumber(one) + 1;
  const after = added.map((revision, index) => renumbered(revision, { ...headOf(revision), number: first + index }));
  const { left: _, ...rest } = one;
  return { ...rest, revisions: [...after.reverse(), ...one.revisions] };
}

function newestNumber({ revisions: [newest] }: History): number {
  return newest?.number ?? 0;
}

function holds(one: History, other: History): boolean {
  const known = new Set(one.revisions.map(({ digest }) => digest));
  return other.revisions.every(({ digest, pending }) => pending || known.has(digest));
}

/**
 * Both sides of a conflict as one history: all that either may mean by a hold, and what commands asked for on either
 * side since they parted.
 *
 * @param base what both come from; without it, what only one side asks for is asked for
 * @throws HistoryError where the sides ask for different things
 */
export function reconcile(ours: History, theirs: History, base: History | undefined): History {
  const known = new Set(ours.revisions.map(({ digest }) => digest));
  const { left: _, ...rest } = ours;
  return {
    ...rest,
    ...(ours.left && theirs.left ? { left: true } : {}),
    revisions: [...ours.revisions, ...theirs.revisions.filter(({ digest }: Revision) => !known.has(digest))],
    desired: desired(ours, theirs, base),
  };
}

function desired(ours: History, theirs: History, base: History | undefined): Desired {
  const [mine, yours] = [ours.desired, theirs.desired];
  const choose = <Value>(key: keyof Desired, one: Value, other: Value, clash: () => Value) => {
    const value = settled(one, other, base && { value: base.desired[key] as Value }) ?? { value: clash() };
    return value.value === undefined ? {} : { [key]: value.value };
  };
  return {
    ...choose('paused', mine.paused, yours.paused, () => mine.paused ?? yours.paused),
    ...choose('restartedAt', mine.restartedAt, yours.restartedAt, () => later(mine.restartedAt, yours.restartedAt)),
    ...choose('hold', mine.hold, yours.hold, () => {
      if (mine.hold !== undefined && yours.hold !== undefined) {
        throw new HistoryError(
          'two-minds',
          `${resourceName(ours.workload)} is held at one revision by one side of the merge and at another by the other`,
          'keep the `desired` of one side in the file, without the markers around it, and synthesize again',
        );
      }
      return mine.hold ?? yours.hold;
    }),
  };
}

/** What the sides agree on, or what the only one that changed it says; undefined where they do not agree. */
function settled<Value>(
  mine: Value,
  yours: Value,
  base: { readonly value: Value } | undefined,
): { readonly value: Value } | undefined {
  const same = (a: Value, b: Value) => JSON.stringify(a) === JSON.stringify(b);
  if (same(mine, yours) || (base !== undefined && same(yours, base.value))) {
    return { value: mine };
  }
  return base !== undefined && same(mine, base.value) ? { value: yours } : undefined;
}

function later(mine: string | undefined, yours: string | undefined): string | undefined {
  if (mine === undefined || yours === undefined) {
    return mine ?? yours;
  }
  return Date.parse(yours) > Date.parse(mine) ? yours : mine;
}
