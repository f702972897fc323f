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
  const counts = new Map<string, number>();
  for (const { place, labels } of all) {
    for (const label of Object.entries(labels)) {
      const key = keyOf(place, label);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const found = new Map<string, { readonly order: number; readonly one: Selecting<T> }[]>();
  all.forEach((one, order) => {
    const keys = Object.entries(one.labels).map((label) => keyOf(one.place, label));
    const rarest = keys.reduce<string | undefined>(
      (best, key) => (best === undefined || (counts.get(key) ?? 0) < (counts.get(best) ?? 0) ? key : best),
      undefined,
    );
    const key = rarest ?? keyOf(one.place, []);
    const list = found.get(key) ?? [];
    list.push({ order, one });
    found.set(key, list);
  });
  return (place, labels) =>
    [[], ...Object.entries(labels)]
      .flatMap((label) => found.get(keyOf(place, label)) ?? [])
      .filter(({ one }) => one.selects(labels))
      .sort((a, b) => a.order - b.order)
      .map(({ one }) => one.item);
}

function keyOf(place: string, label: readonly unknown[]): string {
  return `${place}\u0000${label.join('\u0000')}`;
}
