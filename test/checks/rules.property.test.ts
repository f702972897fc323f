import fc from 'fast-check';
import type { Finding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import type { JsonObject } from '../../lib/kubernetes/value';
import { identityOf } from '../../lib/manifests/identity';
import type { ObjectReference } from '../../lib/plan/object-reference';
import { runs } from '../kubernetes/runs';
import { judge } from './judge';
import { pageOf } from './page';

const SECRET = 'hush-hush';
const pages = CHECKS.flatMap(({ id }) => [pageOf(id).bad, pageOf(id).good]);
const objects: readonly JsonObject[] = pages.flatMap(({ head, base = [] }) => [...head, ...base]);
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, 0, -1, 1e21, '', 'a', '100%', '-1%', true, [], {}, [null], [[]], [{}], {
    a: null,
  }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** An object with some of its values exchanged for others, wherever they stand. */
const mutated = fc
  .record({
    object: fc.constantFrom(...objects),
    changes: fc.array(fc.record({ at: fc.nat(), value: junk }), { maxLength: 4 }),
  })
  .map(({ object, changes }) => changes.reduce((whole, { at, value }) => exchanged(whole, at, value), object));

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

test('no rule throws on half-written objects, and what is found does not depend on their order', () => {
  fc.assert(
    fc.property(fc.array(mutated, { maxLength: 6 }), fc.array(mutated, { maxLength: 3 }), (head, base) => {
      const strip = ({ line: _, ...rest }: Finding) => JSON.stringify(rest);
      expect(judge({ head: unique(head).reverse() }).findings.map(strip)).toEqual(
        judge({ head: unique(head) }).findings.map(strip),
      );
      judge({ base: unique(base), head: unique(head) });
    }),
    { numRuns: 150 },
  );
});

test('an object is judged in the same way whether the others are judged or not', () => {
  fc.assert(
    fc.property(fc.array(mutated, { minLength: 2, maxLength: 8 }), fc.nat(), (all, place) => {
      const head = unique(all);
      const { kind, name } = identityOf(head[place % head.length]);
      const isJudged = (object: ObjectReference) => object.kind === kind && object.name === name;
      expect(judge({ head, isJudged }).findings).toEqual(
        judge({ head }).findings.filter(({ object }) => isJudged(object)),
      );
    }),
    { numRuns: runs(150) },
  );
});

test('no value of a Secret is ever told', () => {
  const secret = mutated.map((object) => ({
    ...object,
    apiVersion: 'v1',
    kind: 'Secret',
    data: { a: SECRET },
    stringData: { b: SECRET, 'bad key': SECRET },
  }));
  fc.assert(
    fc.property(secret, secret, (before, after) => {
      const { findings } = judge({ base: [before], head: [{ ...after, stringData: { b: `${SECRET}-2` } }] });
      expect(JSON.stringify(findings)).not.toContain(SECRET);
    }),
    { numRuns: 50 },
  );
});

/** Each object once, as a command reads them. */
function unique(list: readonly JsonObject[]): JsonObject[] {
  return [...new Map(list.map((object) => [JSON.stringify(identityOf(object)), object])).values()];
}
