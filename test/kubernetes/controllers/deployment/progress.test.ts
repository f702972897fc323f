import {
  deploymentProgressing,
  deploymentTimedOut,
  hasProgressDeadline,
  requeueStuckDeployment,
} from '../../../../lib/kubernetes/controllers/deployment/progress';
import type {
  DeploymentCondition,
  DeploymentReason,
  DeploymentStatus,
} from '../../../../lib/kubernetes/controllers/deployment/state';
import { deployment } from './states';

const before = deployment({}, { updatedReplicas: 2, replicas: 5, readyReplicas: 4, availableReplicas: 3 }).status;

test.each<readonly [string, Partial<DeploymentStatus>, boolean]>([
  ['nothing changes', {}, false],
  ['a new pod is made', { updatedReplicas: 3, replicas: 6 }, true],
  ['an old pod goes', { replicas: 4 }, true],
  ['a pod becomes ready', { readyReplicas: 5 }, true],
  ['a pod becomes available', { availableReplicas: 4 }, true],
  ['an old pod is made', { replicas: 6 }, false],
  ['a pod is no longer ready or available', { readyReplicas: 3, availableReplicas: 2 }, false],
  ['a new pod goes, which is not the same as an old one', { updatedReplicas: 1, replicas: 4 }, false],
])('progress or not: %s', (_, change, expected) => {
  expect(deploymentProgressing(before, { ...before, ...change })).toBe(expected);
});

/** A condition Progressing since second 100. */
function progressing(reason: DeploymentReason): DeploymentCondition {
  return {
    type: 'Progressing',
    status: 'True',
    reason,
    message: '',
    lastUpdateTime: 100_000,
    lastTransitionTime: 0,
  };
}

test.each<readonly [string, DeploymentReason | undefined, number, boolean]>([
  ['at the deadline it is in time', 'ReplicaSetUpdated', 700_000, false],
  ['after it it is late', 'ReplicaSetUpdated', 700_001, true],
  ['a complete rollout is never late', 'NewReplicaSetAvailable', 900_000, false],
  ['what was late stays late', 'ProgressDeadlineExceeded', 100_000, true],
  ['without a condition there is nothing to count from', undefined, 900_000, false],
])('%s', (_, reason, now, expected) => {
  const conditions = reason === undefined ? [] : [progressing(reason)];
  expect(deploymentTimedOut(deployment().spec, { conditions }, now)).toBe(expected);
});

test.each<readonly [string, number | undefined, boolean]>([
  ['600 s', 600, true],
  ['none', undefined, false],
  ['the greatest number, which stands for none', 2 ** 31 - 1, false],
])('a deadline of %s', (_, progressDeadlineSeconds, expected) => {
  const { progressDeadlineSeconds: _default, ...spec } = deployment().spec;
  expect(hasProgressDeadline(progressDeadlineSeconds === undefined ? spec : { ...spec, progressDeadlineSeconds })).toBe(
    expected,
  );
});

const complete = { updatedReplicas: 4, replicas: 4, availableReplicas: 4, observedGeneration: 1 };

test.each<readonly [string, Partial<DeploymentStatus>, number, number | undefined]>([
  ['a second after the deadline', { conditions: [progressing('ReplicaSetUpdated')] }, 280_000, 421_000],
  ['in the last second as soon as it is over', { conditions: [progressing('ReplicaSetUpdated')] }, 699_500, 501],
  ['one second before it is a second after', { conditions: [progressing('ReplicaSetUpdated')] }, 699_000, 2_000],
  ['not without a condition', {}, 280_000, undefined],
  ['not when it is complete', { ...complete, conditions: [progressing('ReplicaSetUpdated')] }, 280_000, undefined],
  ['not when it is late', { conditions: [progressing('ProgressDeadlineExceeded')] }, 900_000, undefined],
])('a rollout without progress is looked at again: %s', (_, status, now, expected) => {
  expect(requeueStuckDeployment(deployment({}, status), now)).toBe(expected);
});

test('a rollout without a deadline is not looked at again', () => {
  const { spec, ...rest } = deployment({}, { conditions: [progressing('ReplicaSetUpdated')] });
  const { progressDeadlineSeconds: _, ...unlimited } = spec;
  expect(requeueStuckDeployment({ ...rest, spec: unlimited }, 0)).toBeUndefined();
});
