import type { StatefulSetStatus } from '../../../../lib/kubernetes/controllers/stateful-set/state';
import { updateStatus } from '../../../../lib/kubernetes/controllers/stateful-set/status';
import { listed, statefulSet } from './states';

const revisions = {
  current: { name: 'a', template: 'a', revision: 1 },
  update: { name: 'b', template: 'b', revision: 2 },
};

function statusOf(texts: Parameters<typeof listed>[0], specific: Parameters<typeof statefulSet>[0] = {}, deleted = 0) {
  const set = statefulSet({ minReadySeconds: 10, ...specific });
  return updateStatus(set, revisions, listed(texts, 10).counts('a', 'b'), deleted, '1.36');
}

describe('a status counts the pods as they were before the sync', () => {
  test.each([
    ['there are none', {}, [0, 0, 0, 0, 0]],
    ['all are old and available', { 0: 'a', 1: 'a', 2: 'a' }, [3, 3, 3, 3, 0]],
    ['one is new and not available', { 0: 'a', 1: 'a', 2: 'b just ready' }, [3, 3, 2, 2, 1]],
    ['one is new and not ready', { 0: 'a', 1: 'a', 2: 'b unready' }, [3, 2, 2, 2, 1]],
    ['one that is being deleted is ready, but of no revision', { 0: 'a', 1: 'a', 2: 'a terminating' }, [3, 3, 3, 2, 0]],
    ['one failed', { 0: 'a', 1: 'a failed', 2: 'b pending' }, [3, 1, 1, 2, 1]],
    ['one is of a third revision', { 0: 'c', 1: 'a', 2: 'b' }, [3, 3, 3, 1, 1]],
    ['one is not wanted', { 0: 'b', 1: 'b', 2: 'b', 3: 'a' }, [4, 4, 4, 1, 3]],
  ])('%s', (_, texts, [replicas, readyReplicas, availableReplicas, currentReplicas, updatedReplicas]) => {
    expect(statusOf(texts)).toEqual({
      observedGeneration: 1,
      replicas,
      readyReplicas,
      availableReplicas,
      currentReplicas,
      updatedReplicas,
      currentRevision: 'a',
      updateRevision: 'b',
    });
  });
});

test('pods deleted for an update no longer count as current', () => {
  expect(statusOf({ 0: 'a', 1: 'a', 2: 'a' }, {}, 2)).toMatchObject({ replicas: 3, currentReplicas: 1 });
});

describe('a rollout ends when all pods there are are wanted, ready and new', () => {
  const partition = (of: number) =>
    ({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: of } } }) as const;
  test.each([
    ['all are', { 0: 'b', 1: 'b', 2: 'b' }, {}, '1.36', 'b', 3],
    ['one is not available yet', { 0: 'b', 1: 'b', 2: 'b just ready' }, {}, '1.36', 'b', 3],
    ['one is not ready', { 0: 'b', 1: 'b', 2: 'b unready' }, {}, '1.36', 'a', 0],
    ['one is old', { 0: 'a', 1: 'b', 2: 'b' }, {}, '1.36', 'a', 1],
    ['one is old by the partition', { 0: 'a', 1: 'b', 2: 'b' }, partition(1), '1.36', 'a', 1],
    ['all are, though there is a partition', { 0: 'b', 1: 'b', 2: 'b' }, partition(1), '1.36', 'b', 3],
    ['one too many is being deleted', { 0: 'b', 1: 'b', 2: 'b', 3: 'b terminating' }, {}, '1.36', 'a', 0],
    [
      'without rollingUpdate',
      { 0: 'b', 1: 'b', 2: 'b' },
      { updateStrategy: { type: 'RollingUpdate' } },
      '1.36',
      'b',
      3,
    ],
    ['with OnDelete, up to 1.36', { 0: 'b', 1: 'b', 2: 'b' }, { updateStrategy: { type: 'OnDelete' } }, '1.36', 'a', 0],
    ['with OnDelete, from 1.37', { 0: 'b', 1: 'b', 2: 'b' }, { updateStrategy: { type: 'OnDelete' } }, '1.37', 'b', 3],
    ['none is wanted', {}, { replicas: 0 }, '1.36', 'b', 0],
  ] as const)('%s', (_, texts, specific, minor, currentRevision, currentReplicas) => {
    const set = statefulSet({ minReadySeconds: 10, ...specific });
    const status = updateStatus(set, revisions, listed(texts, 10).counts('a', 'b'), 0, minor);
    expect(status).toMatchObject({ currentRevision, currentReplicas, updateRevision: 'b' });
  });
});

test.each<[string, Partial<StatefulSetStatus>]>([
  ['observedGeneration', { observedGeneration: 0 }],
  ['replicas', { replicas: 2 }],
  ['readyReplicas', { readyReplicas: 2 }],
  ['availableReplicas', { availableReplicas: 2 }],
  ['currentReplicas', { currentReplicas: 2 }],
  ['updatedReplicas', { updatedReplicas: 2 }],
  ['currentRevision', { currentRevision: 'c' }],
  ['updateRevision', { updateRevision: 'c' }],
])('a status is written when %s differs', (_, different) => {
  const written = statusOf({ 0: 'a', 1: 'a', 2: 'a' });
  const set = (status: StatefulSetStatus) => ({ ...statefulSet({ minReadySeconds: 10 }), status });
  const counts = listed({ 0: 'a', 1: 'a', 2: 'a' }, 10).counts('a', 'b');
  expect(updateStatus(set(written), revisions, counts, 0, '1.36')).toBe(written);
  expect(updateStatus(set({ ...written, ...different }), revisions, counts, 0, '1.36')).toEqual(written);
});
