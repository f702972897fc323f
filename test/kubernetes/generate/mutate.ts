import type { JsonObject } from '../../../lib/kubernetes/value';
import { isObject } from '../../../lib/kubernetes/value';

type Container = Record<string | number, unknown>;

interface Spot {
  readonly holder: Container;
  readonly key: string | number;
}

const TEXTS = [
  '',
  'UPPER',
  'a_b',
  'x'.repeat(64),
  '-',
  '..',
  '/abs',
  'a/../b',
  '10.0.0.300',
  '200%',
  '101%',
  'None',
  'Always',
];
const NUMBERS = [-1, 0, 1, 7, 256, 70_000, 2 ** 31 - 1];

/**
 * Changes one or two places of an object: removes, replaces by another value, doubles a list's element, now and then
 * puts a value of another type. Its kind and name stay.
 */
export function mutate(object: JsonObject, random: () => number): JsonObject {
  const changed = structuredClone(object) as Container;
  const times = random() < 0.6 ? 1 : 2;
  for (let time = 0; time < times; time++) {
    const spots = spotsOf(changed);
    const spot = spots[Math.floor(random() * spots.length)];
    if (spot !== undefined) {
      change(spot, random);
    }
  }
  return changed as JsonObject;
}

function spotsOf(object: Container): readonly Spot[] {
  const spots: Spot[] = [];
  const visit = (holder: Container): void => {
    for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
      const value = holder[key];
      spots.push({ holder, key });
      if (typeof value === 'object' && value !== null) {
        visit(value as Container);
      }
    }
  };
  for (const [key, value] of Object.entries(object)) {
    if (isObject(value) && key !== 'metadata') {
      visit(value as Container);
    } else if (!['apiVersion', 'kind', 'metadata'].includes(key)) {
      spots.push({ holder: object, key });
    }
  }
  return spots;
}

function change({ holder, key }: Spot, random: () => number): void {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const value = holder[key];
  const luck = random();
  if (luck < 0.04) {
    holder[key] = pick<unknown>([{}, [], 'text', 5, true, 1.5]);
  } else if (luck < 0.25) {
    remove(holder, key);
  } else if (typeof value === 'string') {
    holder[key] = pick(TEXTS);
  } else if (typeof value === 'number') {
    holder[key] = pick(NUMBERS);
  } else if (typeof value === 'boolean') {
    holder[key] = !value;
  } else if (Array.isArray(value) && value.length > 0) {
    holder[key] = [...value, structuredClone(pick(value))];
  } else {
    remove(holder, key);
  }
}

function remove(holder: Container, key: string | number): void {
  if (Array.isArray(holder)) {
    holder.splice(Number(key), 1);
  } else {
    delete holder[key];
  }
}
