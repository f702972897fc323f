import { CHECKS } from '../../../lib/checks/registry';
import { findingsOf } from '../judge';
import { TRUTHS } from './table';
import { UNHELD } from './unheld';

const ids = CHECKS.map(({ id }) => id);

test.each(ids)('%s is held against the control plane, or it is said what holds it instead', (id) => {
  const truths = TRUTHS[id];
  const reason = UNHELD[id];
  expect({ held: truths !== undefined, listed: reason !== undefined }).toEqual({
    held: reason === undefined,
    listed: truths === undefined,
  });
  expect(truths?.length).not.toBe(0);
  expect(reason ?? 'a reason').toMatch(/\S \S/);
});

test('what is seen of bad manifests is not what is seen of good ones, or another look of the same rule tells them apart', () => {
  const blind = ids.filter((id) => {
    const truths = TRUTHS[id];
    return truths?.every(({ bad, good }) => JSON.stringify(bad) === JSON.stringify(good));
  });
  expect(blind).toEqual([]);
});

const given = ids.flatMap((id) =>
  (TRUTHS[id] ?? []).flatMap(({ what, given }) => (given === undefined ? [] : [{ id, what, ...given }])),
);

test.each(given)('$id finds what is given as bad and nothing else: $what', ({ id, bad, good }) => {
  expect(findingsOf(id, bad).length).toBeGreaterThan(0);
  expect(findingsOf(id, good)).toEqual([]);
});

test('nothing is held or listed that is no check', () => {
  expect([...Object.keys(TRUTHS), ...Object.keys(UNHELD)].filter((id) => !ids.some((known) => known === id))).toEqual(
    [],
  );
});
