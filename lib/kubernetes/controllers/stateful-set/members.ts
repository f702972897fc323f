import type { Ordinals, Range } from './pods';

/** The members of a set in a range, from the lowest. */
export function* membersOf(ordinals: Ordinals, { from, to }: Range): Iterable<number> {
  for (let at = ordinals.lowest({ from, to }); at !== undefined; at = ordinals.lowest({ from: at + 1, to })) yield at;
}

/** The ordinals of a range that are not in a set, from the lowest. */
export function* absentOf(ordinals: Ordinals, { from, to }: Range): Iterable<number> {
  const next = (at: number) => ordinals.lowestAbsent({ from: at, to });
  for (let at = next(from); at !== undefined; at = next(at + 1)) yield at;
}
