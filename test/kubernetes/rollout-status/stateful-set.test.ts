import { statefulSetRolloutStatus } from '../../../lib/kubernetes/rollout-status/stateful-set';
import { statefulSet } from '../controllers/stateful-set/states';

const seen = { observedGeneration: 2, currentRevision: 'web-a', updateRevision: 'web-b' };
const partition = (of: number) => ({ type: 'RollingUpdate', rollingUpdate: { partition: of } }) as const;
const bare = { type: 'RollingUpdate' } as const;

test.each([
  ['not seen at all', {}, partition(0), 'Waiting for statefulset spec update to be observed...', false],
  [
    'not seen since a change',
    { ...seen, observedGeneration: 1, readyReplicas: 3, updatedReplicas: 3 },
    partition(0),
    'Waiting for statefulset spec update to be observed...',
    false,
  ],
  ['two not ready', { ...seen, readyReplicas: 1 }, partition(0), 'Waiting for 2 pods to be ready...', false],
  [
    'one not updated',
    { ...seen, readyReplicas: 3, updatedReplicas: 2 },
    partition(0),
    'Waiting for partitioned roll out to finish: 2 out of 3 new pods have been updated...',
    false,
  ],
  [
    'one above the partition not updated',
    { ...seen, readyReplicas: 3, updatedReplicas: 1 },
    partition(1),
    'Waiting for partitioned roll out to finish: 1 out of 2 new pods have been updated...',
    false,
  ],
  [
    'all above the partition updated',
    { ...seen, readyReplicas: 3, updatedReplicas: 2 },
    partition(1),
    'partitioned roll out complete: 2 new pods have been updated...',
    true,
  ],
  [
    'a partition above the replicas',
    { ...seen, readyReplicas: 3 },
    partition(5),
    'partitioned roll out complete: 0 new pods have been updated...',
    true,
  ],
  [
    'without rollingUpdate, under way',
    { ...seen, readyReplicas: 3, updatedReplicas: 2, currentReplicas: 1 },
    bare,
    'waiting for statefulset rolling update to complete 2 pods at revision web-b...',
    false,
  ],
  [
    'without rollingUpdate, complete',
    { ...seen, currentRevision: 'web-b', readyReplicas: 3, updatedReplicas: 3, currentReplicas: 3 },
    bare,
    'statefulset rolling update complete 3 pods at revision web-b...',
    true,
  ],
] as const)('kubectl says of a StatefulSet, %s', (_, status, updateStrategy, message, done) => {
  const changed = { ...statefulSet({ updateStrategy }, status), generation: 2 };
  expect(statefulSetRolloutStatus(changed)).toEqual({ message, done });
});

test('kubectl has no rollout status for OnDelete', () => {
  expect(statefulSetRolloutStatus(statefulSet({ updateStrategy: { type: 'OnDelete' } }, seen))).toEqual({
    message: '',
    done: true,
    error: 'rollout status is only available for RollingUpdate strategy type',
  });
});
