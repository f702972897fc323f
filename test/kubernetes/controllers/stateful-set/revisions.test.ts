import {
  getStatefulSetRevisions,
  truncateHistory,
} from '../../../../lib/kubernetes/controllers/stateful-set/revisions';
import { statefulSet } from './states';

/** Revisions whose names are their templates, such as `{ a: 1, b: 2 }`. */
function revisions(numbers: Readonly<Record<string, number>>) {
  return Object.entries(numbers).map(([name, revision]) => ({ name: `web-${name}`, template: name, revision }));
}

const named = (template: string) => `web-${template}`;

test.each([
  ['there is none yet', {}, 'a', '', 'web-a', 1, 'web-a'],
  ['the template is the newest', { a: 1, b: 2 }, 'b', 'web-a', 'web-b', 2, 'web-a'],
  ['the template is an older one: it gets the next number', { a: 1, b: 2 }, 'a', 'web-b', 'web-a', 3, 'web-b'],
  ['the template is new', { a: 1, b: 2 }, 'c', 'web-a', 'web-c', 3, 'web-a'],
  ['numbers were left out', { b: 7, a: 3 }, 'c', 'web-b', 'web-c', 8, 'web-b'],
  ['the current one is gone: the new one takes its place', { b: 2 }, 'c', 'web-a', 'web-c', 3, 'web-c'],
])('revisions: %s', (_, numbers, template, currentRevision, update, revision, current) => {
  const state = { statefulSet: statefulSet({ template }, { currentRevision }), revisions: revisions(numbers) };
  const found = getStatefulSetRevisions(state, named);
  expect(found.update).toEqual({ name: update, template, revision });
  expect(found.current.name).toBe(current);
});

test.each([
  ['as many as the limit remain', { a: 1, b: 2, c: 3, d: 4 }, 1, [], ['web-a', 'web-b']],
  ['one that a pod is of stays and does not count', { a: 1, b: 2, c: 3, d: 4 }, 1, ['web-b'], ['web-a']],
  ['the oldest by number goes first', { a: 3, b: 1, c: 2, d: 4 }, 2, [], ['web-b']],
  ['none is kept', { a: 1, b: 2, c: 3, d: 4 }, 0, [], ['web-a', 'web-b', 'web-c']],
  ['there are fewer than the limit', { a: 1, d: 4 }, 10, [], []],
  ['a negative limit keeps all', { a: 1, b: 2, c: 3, d: 4 }, -1, [], []],
])('history: %s', (_, numbers, revisionHistoryLimit, podsOf, removed) => {
  const set = statefulSet({ template: 'd', revisionHistoryLimit }, { currentRevision: 'web-d' });
  const state = { statefulSet: set, revisions: revisions(numbers) };
  const found = getStatefulSetRevisions(state, named);
  const names = truncateHistory(state, found, (name) => podsOf.some((of) => of === name)).map(({ name }) => name);
  expect(names).toEqual(removed);
});

test('history: the current revision stays while a rollout goes on', () => {
  const set = statefulSet({ template: 'c', revisionHistoryLimit: 0 }, { currentRevision: 'web-a' });
  const state = { statefulSet: set, revisions: revisions({ a: 1, b: 2, c: 3 }) };
  const names = truncateHistory(state, getStatefulSetRevisions(state, named), () => false).map(({ name }) => name);
  expect(names).toEqual(['web-b']);
});
