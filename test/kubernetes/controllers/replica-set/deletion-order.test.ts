import fc from 'fast-check';
import {
  compareForDeletion,
  getPodsToDelete,
  rankByRelatedPodsOnSameNode,
} from '../../../../lib/kubernetes/controllers/replica-set/deletion-order';
import type { Pod } from '../../../../lib/kubernetes/controllers/replica-set/pod';
import { pod, unready } from './pods';

const noRank = (): number => 0;

const unscheduled = (name: string): Pod => {
  const { node: _, ...rest } = unready(name, { phase: 'Pending' });
  return rest;
};

/** Each row beats those below it: the rule that decides is the first that tells two pods apart. */
test.each<readonly [string, Pod, Pod, number]>([
  ['one that is not scheduled', unscheduled('z'), unready('a', { phase: 'Pending', deletionCost: -5 }), 60_000],
  [
    'one that is pending',
    unready('z', { phase: 'Pending' }),
    unready('a', { phase: 'Unknown', deletionCost: -5 }),
    60_000,
  ],
  ['one of unknown phase', unready('z', { phase: 'Unknown' }), unready('a', { deletionCost: -5 }), 60_000],
  ['one that is not ready', unready('z'), pod('a', { deletionCost: -5 }), 60_000],
  ['the lower deletion cost', pod('z', { deletionCost: -1 }), pod('a', { restarts: 9 }), 60_000],
  ['no deletion cost is 0', pod('z'), pod('a', { deletionCost: 1, restarts: 9 }), 60_000],
  ['one that is ready for a shorter time', pod('z', { readySince: 52_000 }), pod('a', { restarts: 9 }), 60_000],
  [
    'of two about equally long ready ones the lower uid',
    pod('a', { readySince: 48_000 }),
    pod('b', { readySince: 50_000, restarts: 9 }),
    60_000,
  ],
  ['the one with more restarts', pod('z', { restarts: 3 }), pod('a', { restarts: 2, sidecarRestarts: 9 }), 60_000],
  ['the one whose sidecar has more restarts', pod('z', { sidecarRestarts: 1 }), pod('a', { created: 9_000 }), 60_000],
  ['the newer one', pod('z', { created: 50_000 }), pod('a', { created: 10_000 }), 60_000],
  ['of two of about one age the lower uid', pod('a', { created: 9_000 }), pod('b', { created: 10_000 }), 60_000],
  ['among those that are not ready, too, the newer', unready('z', { created: 50_000 }), unready('a'), 60_000],
])('%s goes first', (_, first, other, now) => {
  expect(compareForDeletion(first, other, noRank, now)).toBeLessThan(0);
  expect(compareForDeletion(other, first, noRank, now)).toBeGreaterThan(0);
});

test('the one with more neighbours of its Deployment goes first, before ready times count', () => {
  const [crowded, alone] = [pod('z', { node: 'a' }), pod('b', { node: 'b', readySince: 50_000 })];
  const finished = ['c', 'd', 'e'].map((name) => pod(name, { node: 'b', phase: 'Failed' }));
  const rank = rankByRelatedPodsOnSameNode([crowded, alone, pod('y', { node: 'a' }), ...finished]);
  expect([crowded, alone, unscheduled('x')].map(rank)).toEqual([2, 1, 0]);
  expect(compareForDeletion(crowded, alone, rank, 60_000)).toBeLessThan(0);
  expect(compareForDeletion(alone, crowded, rank, 60_000)).toBeGreaterThan(0);
});

test.each<readonly [string, number, number, number]>([
  ['8 s and 9 s are of two powers of two of nanoseconds, the younger goes first', 8_000, 9_000, -1],
  ['9 s and 17 s are of one, the lower uid goes first', 9_000, 17_000, 1],
  ['the future counts as youngest', -1_000, 1, -1],
  ['two times of the future are about equal', -2_000, -1_000, 1],
])('ages: %s', (_, younger, older, expected) => {
  const [a, b] = [pod('b', { readySince: 60_000 - younger }), pod('a', { readySince: 60_000 - older })];
  expect(Math.sign(compareForDeletion(a, b, noRank, 60_000))).toBe(expected);
});

test('nothing decides between pods that differ in their uid alone', () => {
  expect(compareForDeletion(pod('a'), pod('b'), noRank, 60_000)).toBe(0);
});

test('the first ones go, and all where all are to go', () => {
  const pods = [pod('a'), unready('b'), pod('c', { deletionCost: -1 }), unready('d', { phase: 'Pending' })];
  const names = (count: number) => getPodsToDelete(pods, pods, count, 60_000).map(({ name }) => name);
  expect(names(0)).toEqual([]);
  expect(names(2)).toEqual(['d', 'b']);
  expect(names(3)).toEqual(['d', 'b', 'c']);
  expect(names(4)).toEqual(['a', 'b', 'c', 'd']);
});

test('the order turns round with the pods, and a ready pod never goes before one that is not', () => {
  const some = fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    created: fc.nat(30).map((second) => second * 1000),
    phase: fc.constantFrom('Pending', 'Running', 'Unknown'),
    restarts: fc.nat(2),
    deletionCost: fc.integer({ min: -1, max: 1 }),
    ready: fc.option(fc.nat(30), { nil: undefined }),
  });
  const pods = some.map(({ ready, ...more }): Pod => {
    const { name } = more;
    return ready === undefined
      ? unready(name, more)
      : pod(name, { ...more, phase: 'Running', readySince: ready * 1000 });
  });
  fc.assert(
    fc.property(pods, pods, (a, b) => {
      const order = compareForDeletion(a, b, noRank, 31_000);
      if (a.uid !== b.uid) {
        expect(Math.sign(compareForDeletion(b, a, noRank, 31_000)) + Math.sign(order)).toBe(0);
      }
      if (a.readySince === undefined && b.readySince !== undefined) {
        expect(order).toBeLessThan(0);
      }
    }),
  );
});
