import {
  getStatefulSetMaxUnavailable,
  updateStatefulSetAfterInvariantEstablished,
} from '../../../../lib/kubernetes/controllers/stateful-set/max-unavailable';
import type { StatefulSetSpec } from '../../../../lib/kubernetes/controllers/stateful-set/state';
import { listed, spec } from './states';

function withMaxUnavailable(replicas: number, maxUnavailable: number | string | undefined): StatefulSetSpec {
  const rollingUpdate = { partition: 0, ...(maxUnavailable === undefined ? {} : { maxUnavailable }) };
  return { ...spec, replicas, updateStrategy: { type: 'RollingUpdate', rollingUpdate } };
}

test.each([
  [10, undefined, 1],
  [10, 3, 3],
  [2, 3, 3],
  [10, '25%', 2],
  [10, '30%', 3],
  [3, '25%', 1],
  [0, '100%', 1],
])('of %d pods with maxUnavailable %p may be unavailable: %d', (replicas, maxUnavailable, expected) => {
  expect(getStatefulSetMaxUnavailable(withMaxUnavailable(replicas, maxUnavailable))).toBe(expected);
});

test('without rollingUpdate, or with OnDelete, one pod may be unavailable', () => {
  expect(getStatefulSetMaxUnavailable({ ...spec, updateStrategy: { type: 'RollingUpdate' } })).toBe(1);
  expect(getStatefulSetMaxUnavailable({ ...spec, updateStrategy: { type: 'OnDelete' } })).toBe(1);
});

describe('where the gate MaxUnavailableStatefulSet is on, as many go as may be unavailable', () => {
  const anyway = { 0: 'a unready', 1: 'a', 2: 'a', 3: 'a', 4: 'a' };
  test.each([
    ['all are old', { 0: 'a', 1: 'a', 2: 'a', 3: 'a', 4: 'a' }, 0, 2, 'OrderedReady', '1.36', [4, 3]],
    ['one new is not available', { 0: 'a', 1: 'a', 2: 'a', 3: 'a', 4: 'b unready' }, 0, 2, 'OrderedReady', '1.36', [3]],
    ['one is missing', { 0: 'a', 1: 'a', 2: 'a', 3: 'a' }, 0, 2, 'OrderedReady', '1.36', [3]],
    ['two are unavailable', { 0: 'a', 1: 'a', 2: 'a', 3: 'b', 4: 'a terminating' }, 0, 1, 'Parallel', '1.36', []],
    ['one below the partition is unavailable', anyway, 2, 2, 'Parallel', '1.36', [4]],
    ['fewer are old than may go', { 0: 'b', 1: 'b', 2: 'b', 3: 'a', 4: 'b' }, 0, 3, 'Parallel', '1.36', [3]],
    ['one old is unavailable: up to 1.36 another one goes', anyway, 0, 2, 'Parallel', '1.36', [4]],
    ['from 1.37 it goes itself, too', anyway, 0, 2, 'Parallel', '1.37', [0, 4]],
    ['from 1.37 it goes though no other may', anyway, 0, 1, 'Parallel', '1.37', [0]],
    ['from 1.37 all such go', { 0: 'a failed', 1: 'a', 2: 'a unready', 3: 'a' }, 0, 1, 'Parallel', '1.37', [2, 0]],
    ['from 1.37 not below the partition', anyway, 1, 1, 'Parallel', '1.37', []],
    ['from 1.37 OrderedReady goes on as before', anyway, 0, 2, 'OrderedReady', '1.37', [4]],
  ] as const)('%s', (_, texts, partition, maxUnavailable, podManagementPolicy, minor, removed) => {
    const set = { ...withMaxUnavailable(5, maxUnavailable), podManagementPolicy };
    const [wanted, updated] = [
      { from: 0, to: 4 },
      { from: partition, to: 4 },
    ];
    expect(updateStatefulSetAfterInvariantEstablished(set, wanted, updated, 'b', listed(texts), minor)).toEqual(
      removed,
    );
  });
});
