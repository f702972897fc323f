import type { OwnedPod, PodsSeen } from '../pods';
import { chosenToDelete } from './chosen';

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
