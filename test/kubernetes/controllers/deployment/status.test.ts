import type { DeploymentStatus } from '../../../../lib/kubernetes/controllers/deployment/state';
import { calculateStatus, deploymentComplete } from '../../../../lib/kubernetes/controllers/deployment/status';
import { NEW_STATUS, type ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { deployment, replicaSet } from './states';

const unseen = { ...replicaSet('v2', 1), status: NEW_STATUS };
const { terminatingReplicas: _, ...told } = replicaSet('v1', 1).status;
const untold = { ...replicaSet('v1', 1), status: told };

test('a status is the sum of what the ReplicaSets tell', () => {
  const old = replicaSet('v1', 3, { actual: 4, ready: 3, available: 2, terminating: 1 });
  const fresh = replicaSet('v2', 2, { actual: 2, ready: 1, available: 0, terminating: 2 });
  const before = deployment({}, { collisionCount: 1 });
  expect(calculateStatus([old, fresh], fresh, { ...before, generation: 7 }, '1.36', 9_500)).toEqual({
    observedGeneration: 7,
    replicas: 6,
    updatedReplicas: 2,
    readyReplicas: 4,
    availableReplicas: 2,
    unavailableReplicas: 3,
    terminatingReplicas: 3,
    collisionCount: 1,
    conditions: [
      {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
        lastUpdateTime: 9_000,
        lastTransitionTime: 9_000,
      },
    ],
  });
});

test('without a new ReplicaSet nothing is updated', () => {
  const { updatedReplicas, replicas } = calculateStatus(
    [replicaSet('v1', 3), undefined],
    undefined,
    deployment(),
    '1.36',
    0,
  );
  expect({ updatedReplicas, replicas }).toEqual({ updatedReplicas: 0, replicas: 3 });
});

test('more available pods than wanted are no unavailable ones', () => {
  const { unavailableReplicas } = calculateStatus(
    [replicaSet('v1', 1, { actual: 3 })],
    undefined,
    deployment(),
    '1.36',
    0,
  );
  expect(unavailableReplicas).toBe(0);
});

test.each<readonly [string, readonly ReplicaSet[], '1.34' | '1.36', number | undefined]>([
  ['they are summed', [replicaSet('v1', 1, { terminating: 2 }), replicaSet('v2', 1, { terminating: 1 })], '1.36', 3],
  [
    'a ReplicaSet that its controller has not seen counts as none',
    [replicaSet('v1', 1, { terminating: 2 }), unseen],
    '1.36',
    2,
  ],
  [
    'one that was seen and does not tell makes the sum unknown',
    [replicaSet('v2', 1, { terminating: 2 }), untold],
    '1.36',
    undefined,
  ],
  ['before 1.35 they are not told', [unseen], '1.34', undefined],
])('pods that are being deleted: %s', (_, sets, minor, expected) => {
  expect(calculateStatus(sets, undefined, deployment(), minor, 0).terminatingReplicas).toBe(expected);
});

test.each<readonly [string, number, Parameters<typeof deployment>[0], 'True' | 'False']>([
  ['all but what may be unavailable suffices', 3, {}, 'True'],
  ['one less does not', 2, {}, 'False'],
  ['Recreate wants all', 3, { strategy: { type: 'Recreate' } }, 'False'],
  ['Recreate has all', 4, { strategy: { type: 'Recreate' } }, 'True'],
  ['a Deployment of size 0 is available', 0, { replicas: 0 }, 'True'],
])('minimum availability: %s', (_, available, spec, expected) => {
  const { conditions } = calculateStatus([replicaSet('v1', 4, { available })], undefined, deployment(spec), '1.36', 0);
  expect(conditions[0]?.status).toBe(expected);
});

const done = { updatedReplicas: 4, replicas: 4, availableReplicas: 4, observedGeneration: 1 };

test.each<readonly [string, Partial<DeploymentStatus>, boolean]>([
  ['all is new and available', {}, true],
  ['a new pod is missing', { updatedReplicas: 3 }, false],
  ['an old pod is left', { replicas: 5 }, false],
  ['one is not available', { availableReplicas: 3 }, false],
  ['the last change was not seen', { observedGeneration: 0 }, false],
])('a rollout is complete or not: %s', (_, status, expected) => {
  const one = deployment({}, { ...done, ...status });
  expect(deploymentComplete(one, one.status)).toBe(expected);
});
