import type { Schema } from '../fields/schema';
import { goJson } from '../go-json';
import { isObject, type JsonObject, own } from '../value';
import { AmbiguousListError, bare, elementOf, type Spot, spotOf, withoutNulls } from './types';

/** Keys of list elements that have a default in the API's schema. */
const KEY_DEFAULTS: Readonly<Record<string, string>> = { protocol: 'TCP' };

/**
 * What a live object becomes by server-side apply with one manager: what the manifest sets is set, what the manager set
 * before and sets no more is removed, defaults and what others set stays.
 * @throws AmbiguousListError where the keys of a list do not tell its elements apart, which the API server refuses
 * @see https://github.com/kubernetes-sigs/structured-merge-diff/tree/master/typed
 */
export function mergeServerSide(
  last: unknown,
  live: JsonObject,
  next: JsonObject,
  typeName: string,
  schema: Schema,
): JsonObject {
  const spot: Spot = { type: { kind: 'named', name: typeName }, field: undefined };
  const wanted = withoutNulls(next) as JsonObject;
  refuseTwins(wanted, spot, schema, '');
  const merged = merge(live, wanted, spot, schema, '');
  return release(merged, withoutNulls(last ?? {}), wanted, spot, schema) as JsonObject;
}

type Shape = 'atomic' | 'granular' | 'set' | 'list';

function shapeOf(spot: Spot | undefined, schema: Schema): Shape {
  const real = spot === undefined ? undefined : bare(spot.type, schema);
  if (spot === undefined || real === undefined || spot.field?.atomic) {
    return 'atomic';
  }
  if (real.kind === 'slice') {
    return spot.field?.list === 'map' ? 'list' : spot.field?.list === 'set' ? 'set' : 'atomic';
  }
  const struct = real.kind === 'named' ? schema.struct(real.name) : undefined;
  return real.kind === 'map' || (struct !== undefined && !struct.atomic) ? 'granular' : 'atomic';
}

function merge(live: unknown, next: unknown, spot: Spot | undefined, schema: Schema, path: string): unknown {
  const shape = shapeOf(spot, schema);
  if (live === undefined || live === null || shape === 'atomic' || spot === undefined) {
    return next;
  }
  if (shape === 'granular' && isObject(live) && isObject(next)) {
    const entries = Object.entries(next).map(([key, value]): [string, unknown] => [
      key,
      merge(own(live, key), value, spotOf(spot, key, schema), schema, `${path}.${key}`),
    ]);
    return Object.fromEntries([...Object.entries(live), ...entries]);
  }
  if (Array.isArray(live) && Array.isArray(next)) {
    return mergeLists(live, next, spot, shape, schema, path);
  }
  return next;
}

function mergeLists(
  live: readonly unknown[],
  next: readonly unknown[],
  spot: Spot,
  shape: Shape,
  schema: Schema,
  path: string,
): readonly unknown[] {
  const name = namer(spot, shape);
  const nextNames = next.map(name);
  const liveNames = live.map(name);
  if (new Set(nextNames).size < next.length || new Set(liveNames).size < live.length) {
    throw new AmbiguousListError(path.slice(1));
  }
  const shared = nextNames.filter((one) => liveNames.includes(one));
  const element = elementOf(spot, schema);
  const result: unknown[] = [];
  const done = new Set<string>();
  let [l, r] = [0, 0];
  const takeNext = (): void => {
    const one = nextNames[r] ?? '';
    const old = live[liveNames.indexOf(one)];
    result.push(shape === 'set' ? next[r] : merge(old, next[r], element, schema, path));
    done.add(one);
    if (shared[0] === one) {
      shared.shift();
    }
    r++;
  };
  // The walk of the API server's own merge: shared elements in the manifest's order, the others where they stood.
  while (l < live.length || r < next.length) {
    const one = liveNames[l] ?? '';
    const both = l < live.length && r < next.length;
    if (both && one === nextNames[r]) {
      takeNext();
      l++;
    } else if (both && nextNames.includes(one) && shared.length > 0 && shared[0] !== one) {
      l++;
    } else if (l < live.length && !nextNames.includes(one)) {
      result.push(live[l]);
      l++;
    } else {
      if (l < live.length && done.has(one)) {
        l++;
      }
      if (r < next.length) {
        takeNext();
      }
    }
  }
  return result;
}

function namer(spot: Spot, shape: Shape): (item: unknown) => string {
  const keys = spot.field?.keys ?? [];
  return shape === 'set'
    ? (item) => goJson(item)
    : (item) => goJson(keys.map((key) => own(item, key) ?? KEY_DEFAULTS[key] ?? null));
}

/** Takes out what the manager held and holds no more: a struct's field wholly, with what was filled into it. */
function release(value: unknown, last: unknown, next: unknown, spot: Spot | undefined, schema: Schema): unknown {
  const shape = shapeOf(spot, schema);
  if (spot === undefined || shape === 'atomic') {
    return value;
  }
  if (shape === 'granular' && isObject(value) && isObject(last) && isObject(next)) {
    const result = new Map(Object.entries(value));
    for (const [key, held] of Object.entries(last)) {
      const kept = Object.hasOwn(next, key);
      const left = kept ? release(own(value, key), held, next[key], spotOf(spot, key, schema), schema) : undefined;
      if (left === undefined) {
        result.delete(key);
      } else {
        result.set(key, left);
      }
    }
    return result.size === 0 && Object.keys(value).length > 0 ? undefined : Object.fromEntries(result);
  }
  if (Array.isArray(value) && Array.isArray(last) && Array.isArray(next)) {
    return releaseList(value, last, next, spot, shape, schema);
  }
  return value;
}

function releaseList(
  value: readonly unknown[],
  last: readonly unknown[],
  next: readonly unknown[],
  spot: Spot,
  shape: Shape,
  schema: Schema,
): readonly unknown[] {
  const name = namer(spot, shape);
  const nextNames = next.map(name);
  const gone = new Set(last.map(name).filter((one) => !nextNames.includes(one)));
  const lastNames = last.map(name);
  return value
    .filter((item) => !gone.has(name(item)))
    .map((item) => {
      const [held, wanted] = [last[lastNames.indexOf(name(item))], next[nextNames.indexOf(name(item))]];
      return shape === 'set' || held === undefined || wanted === undefined
        ? item
        : release(item, held, wanted, elementOf(spot, schema), schema);
    });
}

/** @throws AmbiguousListError where a list of the manifest has two elements with the same keys */
function refuseTwins(value: unknown, spot: Spot | undefined, schema: Schema, path: string): void {
  const shape = shapeOf(spot, schema);
  if (spot === undefined || (shape === 'atomic' && !isObject(value))) {
    return;
  }
  if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      refuseTwins(item, spotOf(spot, key, schema), schema, `${path}.${key}`);
    }
  } else if (Array.isArray(value)) {
    if (new Set(value.map(namer(spot, shape))).size < value.length) {
      throw new AmbiguousListError(path.slice(1));
    }
    for (const item of value) {
      refuseTwins(item, elementOf(spot, schema), schema, path);
    }
  }
}
