import type { Schema } from '../fields/schema';
import { goJson } from '../go-json';
import { isObject, type JsonObject, own } from '../value';
import { AmbiguousListError, elementOf, type Spot, spotOf, withoutNulls } from './types';

/**
 * What a live object becomes by kubectl's three-way merge: what the manifest sets is set, what it set the last time and
 * sets no more is removed, the rest stays.
 * @throws AmbiguousListError where the keys of a list do not tell its elements apart
 * @see https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/util/strategicpatch/patch.go
 */
export function mergeClientSide(
  last: unknown,
  live: JsonObject,
  next: JsonObject,
  typeName: string,
  schema: Schema,
): JsonObject {
  return mergeStruct(last, live, next, { type: { kind: 'named', name: typeName }, field: undefined }, schema, '');
}

function mergeStruct(
  last: unknown,
  live: JsonObject,
  next: JsonObject,
  spot: Spot,
  schema: Schema,
  path: string,
): JsonObject {
  const result: { [key: string]: unknown } = { ...live };
  for (const key of isObject(last) ? Object.keys(last) : []) {
    if (!Object.hasOwn(next, key)) {
      delete result[key];
    }
  }
  for (const key of Object.keys(next)) {
    const inner = spotOf(spot, key, schema);
    const merged = mergeValue(own(last, key), own(live, key), next[key], inner, schema, `${path}.${key}`);
    if (merged === undefined) {
      delete result[key];
    } else {
      put(result, key, merged);
    }
  }
  if (spot.field?.patch.includes('retainKeys')) {
    for (const key of Object.keys(live).filter((key) => own(next, key) === undefined || next[key] === null)) {
      delete result[key];
    }
  }
  return result;
}

/** As a key of its own, whatever its name. */
function put(object: { [key: string]: unknown }, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}

/** @returns undefined for a value that goes */
function mergeValue(
  last: unknown,
  live: unknown,
  next: unknown,
  spot: Spot | undefined,
  schema: Schema,
  path: string,
): unknown {
  if (next === null) {
    return undefined;
  }
  if (spot === undefined || live === undefined || live === null) {
    return withoutNulls(next);
  }
  if (isObject(live) && isObject(next) && !spot.field?.patch.includes('replace')) {
    return mergeStruct(last, live, next, spot, schema, path);
  }
  if (Array.isArray(live) && Array.isArray(next) && spot.field?.patch.includes('merge')) {
    const old = Array.isArray(last) ? last : [];
    return spot.field.patchKey === undefined
      ? mergeSet(old, live, next)
      : mergeList(old, live, next, spot, spot.field.patchKey, schema, path);
  }
  return withoutNulls(next);
}

function mergeSet(last: readonly unknown[], live: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const gone = new Set(last.filter((item) => !next.includes(item)));
  const kept = live.filter((item) => !gone.has(item) && !next.includes(item));
  return interleave(kept, [...new Set(next)], (item) => live.indexOf(item));
}

function mergeList(
  last: readonly unknown[],
  live: readonly unknown[],
  next: readonly unknown[],
  spot: Spot,
  key: string,
  schema: Schema,
  path: string,
): readonly unknown[] {
  const name = (item: unknown): string => String(own(item, key));
  const retained = spot.field?.patch.includes('retainKeys') ? spot.field : undefined;
  const element: Spot = { ...elementOf(spot, schema), field: retained };
  const count = (list: readonly unknown[], one: string): number => list.filter((item) => name(item) === one).length;
  const isTwin = (one: string): boolean => Math.max(count(live, one), count(next, one), count(last, one)) > 1;
  // Fewer of a name than the last time: the patch deletes by name, and so all of them.
  const isDeleted = (one: string): boolean => count(next, one) < count(last, one);
  // Of two ports of a number, one is given up and the other stays as it was: the patch deletes both. Of other twins
  // parts may be left.
  const isForetold = (one: string): boolean =>
    key === 'containerPort' &&
    count(last, one) === 2 &&
    count(live, one) === 2 &&
    next.filter((item) => name(item) === one).every((item) => last.some((old) => goJson(old) === goJson(item)));
  const twins = next.map(name).filter((one) => isTwin(one) && !(isDeleted(one) && isForetold(one)));
  if (twins.length > 0) {
    const isUnchanged = goJson(last) === goJson(next) && next.length === live.length;
    if (isUnchanged && isCovered(next, live, key)) {
      return live;
    }
    throw new AmbiguousListError(path.slice(1));
  }
  const find = (list: readonly unknown[], one: string): unknown => list.find((item) => name(item) === one);
  const merged = next
    .filter((item) => !isDeleted(name(item)))
    .map((item) => mergeValue(find(last, name(item)), find(live, name(item)), item, element, schema, path));
  const names = new Set(next.map(name));
  const kept = live.filter((item) => !names.has(name(item)) && !isDeleted(name(item)));
  const liveNames = live.map(name);
  return interleave(kept, merged, (item) => liveNames.indexOf(name(item)));
}

/** Says whether each element repeats what the element of the same place has already. */
function isCovered(next: readonly unknown[], live: readonly unknown[], key: string): boolean {
  const covers = (a: unknown, b: unknown): boolean =>
    isObject(a) && isObject(b) ? Object.entries(a).every(([name, item]) => covers(item, b[name])) : a === b;
  return next.every((item, index) => own(item, key) === own(live[index], key) && covers(item, live[index]));
}

/** Puts what only the live list has between the manifest's elements, where it stood among those that were there. */
function interleave<T>(kept: readonly T[], wanted: readonly T[], liveIndex: (item: T) => number): readonly T[] {
  const result: T[] = [];
  const [left, right] = [[...kept], [...wanted]];
  while (left.length > 0 || right.length > 0) {
    const [l, r] = [left[0] as T, right[0] as T];
    const before = left.length > 0 && right.length > 0 && liveIndex(r) >= 0 && liveIndex(l) < liveIndex(r);
    result.push((right.length === 0 || before ? left.shift() : right.shift()) as T);
  }
  return result;
}
