import fc from 'fast-check';
import { getReplicaSetProportion } from '../../../../lib/kubernetes/controllers/deployment/proportion';
import {
  findActiveOrLatest,
  isSaturated,
  scaleProportionally,
} from '../../../../lib/kubernetes/controllers/deployment/scale';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { deployment, replicaSet } from './states';

const of = (replicas: number, surge: number | string = 3, status = {}) =>
  deployment({ replicas, strategy: { type: 'RollingUpdate', maxSurge: surge, maxUnavailable: 2 } }, status);

const set = (template: string, size: number, created: number, max: number | string = 13) =>
  replicaSet(template, size, { created, max });

test.each<readonly [string, ReturnType<typeof of>, readonly ReplicaSet[], Readonly<Record<string, number>>]>([
  ['growing, each gets its share', of(20, 5), [set('a', 8, 1), set('b', 5, 2)], { 'web-a': 15, 'web-b': 10 }],
  ['shrinking, each loses its share', of(5, 2), [set('a', 8, 1), set('b', 5, 2)], { 'web-a': 4, 'web-b': 3 }],
  ['at size 0 there is no surge', of(0, 2), [set('a', 8, 1), set('b', 5, 2)], { 'web-a': 0, 'web-b': 0 }],
  [
    'the leftover goes to the largest',
    of(11, 3),
    [set('a', 5, 1), set('b', 4, 2), set('c', 4, 3)],
    { 'web-a': 6, 'web-b': 4, 'web-c': 4 },
  ],
  ['of two of one size the newer grows', of(5, 0), [set('a', 2, 1, 4), set('b', 2, 2, 4)], { 'web-a': 2, 'web-b': 3 }],
  [
    'of two of one size the older shrinks',
    of(3, 0),
    [set('a', 2, 1, 4), set('b', 2, 2, 4)],
    { 'web-a': 1, 'web-b': 2 },
  ],
  [
    'where nothing is to be shared out, sizes stay',
    of(10, 3),
    [set('a', 8, 1), set('b', 5, 2)],
    { 'web-a': 8, 'web-b': 5 },
  ],
  ['the first never falls below 0', of(1, 0), [set('a', 3, 1, 4), set('b', 2, 2, 1)], { 'web-a': 0, 'web-b': 2 }],
])('%s', (_, scaled, active, expected) => {
  const resizes = scaleProportionally(scaled, active);
  expect(Object.fromEntries(resizes.map((resize) => [resize.replicaSet.name, resize.replicas]))).toEqual(expected);
});

test('after sharing out there are as many pods as replicas and surge, whatever the sizes within the old limit', () => {
  const active = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(active, fc.nat(40), fc.nat(10), fc.nat(60), (sizes, replicas, surge, spare) => {
      const max = sizes.reduce((sum, size) => sum + size, spare);
      const sets = sizes.map((size, index) => set(`t${index}`, size, index, max));
      const resizes = scaleProportionally(of(replicas, surge), sets);
      const total = resizes.reduce((sum, resize) => sum + resize.replicas, 0);
      expect(resizes.every((resize) => resize.replicas >= 0)).toBe(true);
      expect(total).toBe(replicas > 0 ? replicas + surge : 0);
    }),
  );
});

test.each<readonly [string, ReturnType<typeof of>, ReplicaSet, number, number, number]>([
  ['a share is rounded', of(20, 5), set('a', 8, 1), 12, 0, 7],
  ['half a pod is one pod', of(3, 0), set('a', 1, 1, 2), 9, 0, 1],
  ['half a pod less is none', of(1, 0), set('a', 1, 1, 2), -9, 0, 0],
  ['no more is added than is left', of(20, 5), set('a', 8, 1), 12, 10, 2],
  ['no more is removed than is left', of(5, 2), set('a', 8, 1), -6, -4, -2],
  ['nothing is left', of(20, 5), set('a', 8, 1), 12, 12, 0],
  ['nothing is to be added', of(20, 5), set('a', 8, 1), 0, 0, 0],
  ['what is empty gets nothing', of(20, 5), set('a', 0, 1), 12, 0, 0],
  ['to size 0 it loses all', of(0, 2), set('a', 8, 1), -13, 0, -8],
  ['without the annotation the pods of the status count', of(20, 5, { replicas: 10 }), replicaSet('a', 8), 12, 0, 12],
  ['an annotation of 0 counts as none', of(20, 0, { replicas: 16 }), set('a', 8, 1, 0), 12, 0, 2],
  ['an annotation that is no number counts as none', of(20, 0, { replicas: 16 }), set('a', 8, 1, 'x'), 12, 0, 2],
  ['an annotation beyond 32 bits counts as none', of(20, 0, { replicas: 16 }), set('a', 8, 1, 2 ** 31), 12, 0, 2],
  ['without annotation and pods nothing is added', of(20, 5), replicaSet('a', 8), 12, 0, 0],
  ["large sizes overflow Go's 32 bits", of(50_000, 0), set('a', 50_000, 1, 50_000), 12, 0, -85_899],
])('%s', (_, scaled, one, toAdd, added, expected) => {
  expect(getReplicaSetProportion(one, scaled, toAdd, added)).toBe(expected);
});

const [a, b, empty] = [set('a', 2, 1), set('b', 2, 2), set('empty', 0, 3)];

test.each<readonly [string, ReplicaSet | undefined, readonly ReplicaSet[], ReplicaSet | undefined]>([
  ['the only active one', empty, [a], a],
  ['the only active one, which is new', a, [empty], a],
  ['none is active: the new one', empty, [set('z', 0, 1)], empty],
  ['none is active and none is new: the newest', undefined, [set('z', 0, 1), empty], empty],
  ['there is none', undefined, [], undefined],
  ['several are active', a, [b], undefined],
])('%s is scaled alone', (_, fresh, old, expected) => {
  expect(findActiveOrLatest(fresh, old)).toBe(expected);
});

test.each<readonly [string, ReplicaSet | undefined, boolean]>([
  ['all is there and available', replicaSet('a', 10, { desired: 10 }), true],
  ['it is too small', replicaSet('a', 9, { desired: 10 }), false],
  ['it remembers another size', replicaSet('a', 10, { desired: 9 }), false],
  ['it remembers no size', replicaSet('a', 10), false],
  ['one pod is not available', replicaSet('a', 10, { desired: 10, available: 9 }), false],
  ['there is none', undefined, false],
])('a new ReplicaSet is saturated or not: %s', (_, one, expected) => {
  expect(isSaturated(of(10).spec, one)).toBe(expected);
});
