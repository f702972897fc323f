import { cleanupHistory, constructHistory } from '../../../../lib/kubernetes/controllers/daemon-set/history';
import { NEW_STATUS } from '../../../../lib/kubernetes/controllers/daemon-set/state';
import { spec } from './states';

function revisions(numbers: Readonly<Record<string, number>>) {
  return Object.entries(numbers).map(([name, revision]) => ({ name: `web-${name}`, template: name, revision }));
}

test.each([
  ['there is none yet', {}, 'a', 'web-a', 1, []],
  ['the template is the newest', { a: 1, b: 2 }, 'b', 'web-b', 2, ['web-a']],
  ['the template is an older one: it gets the next number', { a: 1, b: 2 }, 'a', 'web-a', 3, ['web-b']],
  ['the template is new', { a: 1, b: 2 }, 'c', 'web-c', 3, ['web-a', 'web-b']],
  ['the newest has a higher number than needed: it stays', { a: 1, b: 7 }, 'b', 'web-b', 7, ['web-a']],
])('revisions: %s', (_, numbers, template, name, revision, old) => {
  const daemonSet = { name: 'web', generation: 1, spec: { ...spec, template }, status: NEW_STATUS };
  const state = { daemonSet, revisions: revisions(numbers) };
  const history = constructHistory(state, (made) => `web-${made}`);
  expect(history.current).toEqual({ name, template, revision });
  expect(history.old.map((one) => one.name)).toEqual(old);
});

test.each([
  ['as many as the limit remain', { a: 1, b: 2, c: 3 }, 1, [], ['web-a', 'web-b']],
  ['one that a pod is of stays, and the next goes', { a: 1, b: 2, c: 3 }, 1, ['web-a'], ['web-b', 'web-c']],
  ['the oldest by number goes first', { a: 3, b: 1, c: 2 }, 2, [], ['web-b']],
  ['none is kept', { a: 1, b: 2 }, 0, [], ['web-a', 'web-b']],
  ['there are fewer than the limit', { a: 1 }, 10, [], []],
])('history: %s', (_, numbers, limit, live, removed) => {
  expect(cleanupHistory(revisions(numbers), limit, new Set(live)).map(({ name }) => name)).toEqual(removed);
});
