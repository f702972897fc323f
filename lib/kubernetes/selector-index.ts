import type { JsonObject } from './value';

/** Something that selects pods in one place, such as a namespace. */
export interface Selecting<T> {
  readonly place: string;

  /** Labels that a pod must have, of a selector that may ask for more; with none every pod of the place is asked about. */
  readonly labels: JsonObject;

  /** Whether it selects a pod with these labels. */
  readonly selects: (labels: JsonObject) => boolean;
  readonly item: T;
}

/**
 * Finds what selects pods, in the order given. Each is found by the rarest of the labels that it asks for, so that one
 * that all share does not make every question ask about all.
 */
export function selectorIndex<T>(all: readonly Selecting<T>[]): (place: string, labels: JsonObject) => readonly T[] {
  if (all.length === 0) {
    return () => [];
  }
  const counts = new Map<string, number>();
  const keys = all.map(({ place, labels }) => keysOf(place, labels));
  for (const key of keys.flat()) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const countOf = (key: string) => counts.get(key) ?? 0;
  const found = new Map<string, { readonly order: number; readonly one: Selecting<T> }[]>();
  all.forEach((one, order) => {
    const [first = one.place, ...others] = keys[order] ?? [];
    const rarest = others.reduce((best, key) => (countOf(key) < countOf(best) ? key : best), first);
    const list = found.get(rarest);
    if (list === undefined) {
      found.set(rarest, [{ order, one }]);
    } else {
      list.push({ order, one });
    }
  });
  return (place, labels) => {
    const asked = [place, ...keysOf(place, labels)].flatMap((key) => found.get(key) ?? []);
    const selecting = asked.filter(({ one }) => one.selects(labels));
    return (selecting.length > 1 ? selecting.sort((a, b) => a.order - b.order) : selecting).map(({ one }) => one.item);
  };
}

/** A key for each label; what asks for none stands under its place. */
function keysOf(place: string, labels: JsonObject): readonly string[] {
  return Object.keys(labels).map((label) => `${place}\u0000${label}\u0000${labels[label]}`);
}
