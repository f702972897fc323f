import { newVersionedStatefulSetPod } from '../../../../lib/kubernetes/controllers/stateful-set/new-pod';
import type { StatefulSetUpdateStrategy } from '../../../../lib/kubernetes/controllers/stateful-set/state';
import { statefulSet } from './states';

const partition: StatefulSetUpdateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 2 } };

test.each([
  ['below the partition', partition, 0, 3, 1, 'a'],
  ['at the partition', partition, 0, 3, 2, 'b'],
  ['below the partition, counted from the start', partition, 5, 3, 6, 'a'],
  ['at the partition, counted from the start', partition, 5, 3, 7, 'b'],
  ['without rollingUpdate, among as many as are of the old revision', { type: 'RollingUpdate' }, 0, 2, 1, 'a'],
  ['without rollingUpdate, above them', { type: 'RollingUpdate' }, 0, 2, 2, 'b'],
  ['without rollingUpdate, counted from the start', { type: 'RollingUpdate' }, 5, 2, 6, 'a'],
  ['with OnDelete', { type: 'OnDelete' }, 0, 3, 0, 'b'],
] as const)('a pod %s gets its revision', (_, updateStrategy, start, currentReplicas, ordinal, revision) => {
  const set = statefulSet({ updateStrategy, ordinals: { start } }, { currentReplicas });
  expect(newVersionedStatefulSetPod(set, 'a', 'b', ordinal)).toBe(revision);
});
