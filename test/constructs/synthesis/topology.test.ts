import { ApiObject, Chart, Testing } from 'cdk8s';
import fc from 'fast-check';
import { findCycle, topology } from '../../../lib/constructs/synthesis/topology';

/** Edges as `{ a: 'bc' }`: a depends on b and c. */
const graph = (edges: Readonly<Record<string, string>>) => (vertex: string) => [...(edges[vertex] ?? '')];

test.each([
  ['abc', {}, 'abc'],
  ['abc', { a: 'c' }, 'cab'],
  ['abc', { c: 'a' }, 'bac'],
  ['abcd', { d: 'ca' }, 'bcad'],
  ['abcd', { a: 'b', b: 'c', d: 'c' }, 'cbad'],
])('%s with %j is sorted %s', (vertices, edges, sorted) => {
  expect(topology([...vertices], graph(edges))?.join('')).toBe(sorted);
});

test('layers that are linked each to each are sorted at once, however many', () => {
  const vertices = Array.from({ length: 2000 }, (_, index) => index);
  const before = (vertex: number) => (vertex < 2 ? [] : [vertex - 2 - (vertex % 2), vertex - 1 - (vertex % 2)]);
  expect(topology(vertices, before)).toHaveLength(2000);
});

test('a chain of 100,000 does not overflow the stack', () => {
  const vertices = Array.from({ length: 100_000 }, (_, index) => index);
  expect(topology(vertices, (vertex) => (vertex === 0 ? [] : [vertex - 1]))).toEqual(vertices);
});

test('the sorted vertices are all of them, each after those it depends on; or there is a cycle', () => {
  const vertices = Array.from({ length: 8 }, (_, index) => index);
  const edges = fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 2 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(edges, (dependencies) => {
      const before = (vertex: number) => dependencies[vertex] ?? [];
      const sorted = topology(vertices, before);
      const cycle = findCycle(vertices, before);
      if (sorted === undefined) {
        const steps = (cycle ?? []).slice(1).map((vertex, index) => before(cycle?.[index] ?? -1).includes(vertex));
        expect(steps.length).toBeGreaterThan(0);
        expect(steps).not.toContain(false);
        expect(cycle?.at(-1)).toBe(cycle?.[0]);
      } else {
        expect(cycle).toBeUndefined();
        expect([...sorted].sort()).toEqual(vertices);
        for (const vertex of vertices) {
          expect(before(vertex).every((other) => sorted.indexOf(other) < sorted.indexOf(vertex))).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['ab', { a: 'b', b: 'a' }],
  ['abc', { a: 'b', b: 'c', c: 'a' }],
  ['abc', { b: 'c', c: 'b' }],
  ['abcd', { d: 'b', b: 'a', a: 'd' }],
  ['abcd', { a: 'cb', b: 'd', d: 'a' }],
])('the cycle among %s with %j is told in the words of cdk8s', (vertices, edges) => {
  const chart = new Chart(Testing.app(), 'chart');
  const objects = new Map(
    [...vertices].map((id) => [id, new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap' })]),
  );
  const before = graph(edges);
  for (const [id, object] of objects) {
    object.addDependency(...before(id).map((other) => objects.get(other) ?? object));
  }
  const path = findCycle([...vertices], before)?.map((id) => `chart/${id}`);
  expect(() => Testing.synth(chart)).toThrow(`Dependency cycle detected: ${path?.join(' => ')}`);
});
