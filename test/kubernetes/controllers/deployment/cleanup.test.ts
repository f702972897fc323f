import { superfluous } from '../../../../lib/kubernetes/controllers/deployment/cleanup';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { replicaSet } from './states';

const set = (template: string, revision: number | string, more: Parameters<typeof replicaSet>[2] = {}) =>
  replicaSet(template, 0, { revision, ...more });

test.each<readonly [string, readonly ReplicaSet[], number | undefined, readonly string[]]>([
  ['those of the lowest revisions go', [set('a', 4), set('b', 1), set('c', 3), set('d', 2)], 2, ['b', 'd']],
  ['at the limit none goes', [set('a', 1), set('b', 2)], 2, []],
  ['at limit 0 all go', [set('a', 1), set('b', 2)], 0, ['a', 'b']],
  ['without a limit none goes', [set('a', 1), set('b', 2)], undefined, []],
  ['the greatest limit is none', [set('a', 1), set('b', 2)], 2 ** 31 - 1, []],
  ['one with a pod stays, and the next stays with it', [set('a', 1, { actual: 1 }), set('b', 2), set('c', 3)], 2, []],
  ['one that wants a pod stays', [replicaSet('a', 1, { actual: 0, revision: 1 }), set('b', 2)], 0, ['b']],
  ['one whose controller has not seen it stays', [set('a', 1, { generation: 2 }), set('b', 2)], 0, ['b']],
  ['revisions are numbers', [set('a', 10), set('b', 9)], 1, ['b']],
  ['equal revisions: the older goes', [set('a', 1, { created: 2 }), set('b', 1, { created: 1 })], 1, ['b']],
  ['equal in age, too: by name', [set('b', 1), set('a', 1)], 1, ['a']],
  ['a revision that is no number: by age', [set('a', 'x', { created: 2 }), set('b', 9, { created: 1 })], 1, ['b']],
  ['no revision is revision 0', [set('a', 1), replicaSet('b', 0)], 1, ['b']],
])('%s', (_, old, limit, expected) => {
  expect(superfluous(old, limit).map(({ template }) => template)).toEqual(expected);
});
