import type { Chance } from './subject';

/** One of several values, all as likely. */
export function pick<const T extends readonly [unknown, ...unknown[]]>(values: T, chance: Chance): T[number] {
  return values[Math.floor(chance() * values.length)];
}

/** One of several values, each as likely as its weight says; the first when all weights are 0. */
export function weighted<T>(values: readonly [Weighted<T>, ...Weighted<T>[]], chance: Chance): T {
  let left = chance() * values.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of values) {
    if (left < weight) return value;
    left -= weight;
  }
  return values[0][1];
}

export type Weighted<T> = readonly [weight: number, value: T];
