import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CHECKS } from '../../lib/checks/registry';
import type { JsonObject } from '../../lib/kubernetes/value';
import { convertible } from '../../lib/manifests/convertible';
import { identityOf } from '../../lib/manifests/identity';
import { parseManifests } from '../../lib/manifests/parse';
import { charts } from './false-alarms/sets';
import { pageOf } from './page';

const pages = CHECKS.flatMap(({ id }) => [pageOf(id).bad, pageOf(id).good]);
const objects: readonly JsonObject[] = [
  ...pages.flatMap(({ head, base = [] }) => [...head, ...base]),
  ...charts().flatMap(({ path }) => parseManifests(readFileSync(path, 'utf8'), path).map(({ object }) => object)),
];
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, 0, -1, 1e21, '', 'a', '100%', '-1%', true, [], {}, [null], [[]], [{}], {
    a: null,
  }),
  fc.constantFrom<unknown>({ toString: 1 }, { toString: 'a', valueOf: 'b' }, [{ toString: null }]),
  fc.jsonValue({ maxDepth: 2 }),
);

/** An object with some of its values exchanged for others, wherever they stand. */
export const mutated = fc
  .record({
    object: fc.constantFrom(...objects),
    changes: fc.array(fc.record({ at: fc.nat(), value: junk }), { maxLength: 4 }),
  })
  .map(({ object, changes }) => changes.reduce((whole, { at, value }) => exchanged(whole, at, value), object))
  // As they are when they are read.
  .map(convertible);

function exchanged(object: JsonObject, at: number, value: unknown): JsonObject {
  const copy = structuredClone(object) as Node;
  const places = placesIn(copy).filter(([parent, key]) => parent !== copy || !IDENTITY.has(key));
  const [parent, key] = places[at % places.length] ?? [copy, 'spec'];
  parent[key] = value;
  return copy;
}

type Node = Record<string, unknown>;

/** An object of another kind is another object. */
const IDENTITY: ReadonlySet<string> = new Set(['apiVersion', 'kind']);

function placesIn(node: unknown): readonly (readonly [Node, string])[] {
  return typeof node !== 'object' || node === null
    ? []
    : Object.entries(node).flatMap(([key, value]) => [[node as Node, key] as const, ...placesIn(value)]);
}

/** Each object once, as a command reads them. */
export function unique(list: readonly JsonObject[]): JsonObject[] {
  return [...new Map(list.map((object) => [JSON.stringify(identityOf(object)), object])).values()];
}
