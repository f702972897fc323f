import fc from 'fast-check';
import {
  compareForDeletion,
  rankByRelatedPodsOnSameNode,
} from '../../../../lib/kubernetes/controllers/replica-set/deletion-order';
import { runs, seed } from '../../runs';
import type { OwnedPod, PodsSeen } from '../pods';
import { chosenToDelete, mayComeFirst } from './chosen';

const NOW = Date.parse('2025-01-01T10:00:00Z');
const HOUR = 3_600_000;
const AGO = { old: 2000, new: 20 };

/** A ready pod on a node of its own. The letter is its uid. */
function pod(name: string, age: keyof typeof AGO, readyFor = HOUR): OwnedPod {
  const created = NOW - AGO[age];
  return { name, uid: name, owner: 'web', created, node: name, phase: 'Running', readySince: NOW - readyFor };
}

/** What the controller may have chosen to delete of the pods, where it deleted `real`. */
function chosen(pods: readonly OwnedPod[], real: readonly string[]): readonly string[] {
  const writes = real.map((name) => ({ what: 'deleted' as const, name, owner: 'web', at: NOW, deletedAt: NOW }));
  const seen: PodsSeen = { last: new Map(), writes };
  return chosenToDelete(pods, pods, real.length, { pods: seen, from: NOW, now: NOW }).map((one) =>
    [...one].sort().join(''),
  );
}

test('where the rules go in a circle, any pod of it may be the first', () => {
  // By age `c` goes before `a`; `b` was ready at another time, so that uids decide: `a` before `b` before `c`.
  const circle = [pod('a', 'old'), pod('b', 'old', HOUR + 1000), pod('c', 'new')];
  for (const real of ['a', 'b', 'c']) expect(chosen(circle, [real])[0]).toBe(real);
  for (const real of ['ab', 'bc', 'ac']) expect(chosen(circle, [...real])[0]).toBe(real);
});

test('a pod that all others go before is never chosen', () => {
  const pods = [pod('a', 'old'), pod('b', 'old', HOUR + 1000), pod('c', 'new'), pod('0', 'new', 24 * HOUR)];
  for (const one of chosen(pods, ['0', 'a'])) expect(one).not.toContain('0');
});

test('uids decide between pods of about the same age', () => {
  const pods = [pod('a', 'old', HOUR), pod('b', 'old', HOUR + 1000), pod('c', 'old', HOUR + 2000)];
  expect(chosen(pods, ['c'])).toEqual(['a']);
  expect(chosen(pods, ['b', 'c'])).toEqual(['ab']);
});

test('between pods of one second the order of the list decides, which may be any', () => {
  const pods = [pod('a', 'old'), pod('b', 'old'), pod('c', 'old')];
  for (const real of ['a', 'b', 'c']) expect(chosen(pods, [real])[0]).toBe(real);
});

test('it is what a sort comes to in some order of the pods', () => {
  const some = fc.record({
    uid: fc.constantFrom('1', '2', '3', '4', '5', '6'),
    age: fc.constantFrom('old', 'new'),
    readyFor: fc.constantFrom(HOUR, HOUR + 1000, HOUR + 2000),
    node: fc.constantFrom('n', 'm'),
    restarts: fc.constantFrom(0, 0, 1),
  } as const);
  const all = fc.uniqueArray(some, { minLength: 2, maxLength: 5, selector: ({ uid }) => uid });
  fc.assert(
    fc.property(all, fc.nat(), (choices, chance) => {
      const pods = choices.map(({ uid, age, readyFor, node, restarts }) => ({
        ...pod(uid, age, readyFor),
        node,
        restarts,
      }));
      const count = 1 + (chance % (pods.length - 1));
      const rank = rankByRelatedPodsOnSameNode(pods);
      const compare = (a: OwnedPod, b: OwnedPod) => compareForDeletion(a, b, rank, NOW);
      const names = (chosenPods: readonly OwnedPod[]) =>
        chosenPods
          .map(({ name }) => name)
          .sort()
          .join('');
      const sorted = new Set(permutations(pods).map((order) => names([...order].sort(compare).slice(0, count))));
      const possible = subsets(pods, count).filter((set) =>
        mayComeFirst(new Set(set.map(({ name }) => name)), pods, compare),
      );
      expect(new Set(possible.map(names))).toEqual(sorted);
    }),
    { seed, numRuns: runs(1000) },
  );
});

function permutations<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.length === 0
    ? [[]]
    : all.flatMap((one, index) => permutations(all.toSpliced(index, 1)).map((rest) => [one, ...rest]));
}

function subsets<T>(all: readonly T[], count: number): readonly (readonly T[])[] {
  if (count === 0) return [[]];
  return all.flatMap((one, index) => subsets(all.slice(index + 1), count - 1).map((rest) => [one, ...rest]));
}
