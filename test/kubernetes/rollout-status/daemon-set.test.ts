import { NEW_STATUS } from '../../../lib/kubernetes/controllers/daemon-set/state';
import { daemonSetRolloutStatus } from '../../../lib/kubernetes/rollout-status/daemon-set';
import { spec } from '../controllers/daemon-set/states';

test.each([
  ['not seen since a change', 1, 3, 3, 3, 'Waiting for daemon set spec update to be observed...', false],
  [
    'one not updated',
    2,
    3,
    2,
    3,
    'Waiting for daemon set "web" rollout to finish: 2 out of 3 new pods have been updated...',
    false,
  ],
  [
    'one not available',
    2,
    3,
    3,
    2,
    'Waiting for daemon set "web" rollout to finish: 2 of 3 updated pods are available...',
    false,
  ],
  ['complete', 2, 3, 3, 3, 'daemon set "web" successfully rolled out', true],
  ['without nodes', 2, 0, 0, 0, 'daemon set "web" successfully rolled out', true],
])('kubectl says of a DaemonSet, %s', (_, observedGeneration, desired, updated, available, message, done) => {
  const counts = { desiredNumberScheduled: desired, updatedNumberScheduled: updated, numberAvailable: available };
  const status = { ...NEW_STATUS, observedGeneration, ...counts };
  expect(daemonSetRolloutStatus({ name: 'web', generation: 2, spec, status })).toEqual({ message, done });
});

test('kubectl has no rollout status for OnDelete', () => {
  const daemonSet = { name: 'web', generation: 1, spec: { ...spec, updateStrategy: { type: 'OnDelete' } as const } };
  expect(daemonSetRolloutStatus({ ...daemonSet, status: NEW_STATUS })).toEqual({
    message: '',
    done: true,
    error: 'rollout status is only available for RollingUpdate strategy type',
  });
});
