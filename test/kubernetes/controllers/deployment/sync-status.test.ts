import type {
  DeploymentCondition,
  DeploymentReason,
  DeploymentSpec,
  DeploymentState,
  DeploymentStatus,
} from '../../../../lib/kubernetes/controllers/deployment/state';
import { syncDeployment } from '../../../../lib/kubernetes/controllers/deployment/sync';
import { deployment, replicaSet, state, surroundings } from './states';

const REVISION = 'deployment.kubernetes.io/revision';

/** A condition of second 500. */
function condition(reason: DeploymentReason, status: DeploymentCondition['status'] = 'True'): DeploymentCondition {
  return {
    type: 'Progressing',
    status,
    reason,
    message: 'as before',
    lastUpdateTime: 500_000,
    lastTransitionTime: 400_000,
  };
}

const available = {
  type: 'Available',
  status: 'True',
  reason: 'MinimumReplicasAvailable',
  message: 'Deployment has minimum availability.',
  lastUpdateTime: 0,
  lastTransitionTime: 0,
} as const;

const counts: Partial<DeploymentStatus> = {
  observedGeneration: 1,
  replicas: 5,
  updatedReplicas: 2,
  readyReplicas: 3,
  availableReplicas: 3,
  unavailableReplicas: 2,
  terminatingReplicas: 0,
};

/** In mid rollout, where all is as the status tells: 3 old pods, and 2 new ones that are not ready. */
function midRollout(
  progressing: DeploymentCondition | undefined,
  spec: Partial<DeploymentSpec> = {},
  pods: { readonly ready?: number; readonly actual?: number } = { actual: 2, ready: 0 },
): DeploymentState {
  const conditions = [available, ...(progressing === undefined ? [] : [progressing])];
  const one = deployment({ template: 'v2', ...spec }, { ...counts, conditions }, { [REVISION]: '2' });
  const old = replicaSet('v1', 3, { revision: 1, desired: 4, max: 5 });
  return state(one, [old, replicaSet('v2', 2, { revision: 2, desired: 4, max: 5, created: 1, ...pods })]);
}

const progressingOf = ({ deployment: { status } }: DeploymentState) =>
  status.conditions.find(({ type }) => type === 'Progressing');

const updated = condition('ReplicaSetUpdated');
const now = 1_000_000;

test.each<
  readonly [
    string,
    DeploymentState,
    number,
    readonly [DeploymentReason, DeploymentCondition['status'], number, number, string] | undefined,
  ]
>([
  [
    'without progress the condition stays',
    midRollout(updated),
    now,
    ['ReplicaSetUpdated', 'True', 500_000, 400_000, 'as before'],
  ],
  [
    'a pod that becomes ready is progress, from which the deadline counts',
    midRollout(updated, {}, { ready: 2 }),
    now + 999,
    ['ReplicaSetUpdated', 'True', 1_000_000, 400_000, 'ReplicaSet "web-v2" is progressing.'],
  ],
  [
    'without progress until after the deadline it is late',
    midRollout(updated),
    1_100_001,
    ['ProgressDeadlineExceeded', 'False', 1_100_000, 1_100_000, 'ReplicaSet "web-v2" has timed out progressing.'],
  ],
  [
    'progress ends that it is late',
    midRollout(condition('ProgressDeadlineExceeded', 'False'), {}, { ready: 2 }),
    2_000_000,
    ['ReplicaSetUpdated', 'True', 2_000_000, 2_000_000, 'ReplicaSet "web-v2" is progressing.'],
  ],
  [
    'paused, the condition says so',
    midRollout(updated, { paused: true }),
    now,
    ['DeploymentPaused', 'Unknown', 1_000_000, 1_000_000, 'Deployment is paused'],
  ],
  [
    'paused, it does not become late',
    midRollout(condition('DeploymentPaused', 'Unknown'), { paused: true }),
    9_000_000,
    ['DeploymentPaused', 'Unknown', 500_000, 400_000, 'as before'],
  ],
  [
    'paused while it is late, it stays late',
    midRollout(condition('ProgressDeadlineExceeded', 'False'), { paused: true }),
    now,
    ['ProgressDeadlineExceeded', 'False', 500_000, 400_000, 'as before'],
  ],
  [
    'resumed, the deadline counts from now',
    midRollout(condition('DeploymentPaused', 'Unknown')),
    9_000_000,
    ['DeploymentResumed', 'Unknown', 9_000_000, 400_000, 'Deployment is resumed'],
  ],
  [
    'where there was no condition the ReplicaSet is found',
    midRollout(undefined),
    now,
    ['FoundNewReplicaSet', 'True', 1_000_000, 1_000_000, 'Found new replica set "web-v2"'],
  ],
])('%s', (_, before, time, expected) => {
  const { state: after } = syncDeployment(before, surroundings({ now: time }));
  const found = progressingOf(after);
  expect(found && [found.reason, found.status, found.lastUpdateTime, found.lastTransitionTime, found.message]).toEqual(
    expected,
  );
});

const { progressDeadlineSeconds: _, ...endless } = midRollout(undefined).deployment.spec;

test('without a deadline there is no condition Progressing, and an old one goes', () => {
  const before = midRollout(updated);
  const without = { ...before, deployment: { ...before.deployment, spec: endless } };
  expect(progressingOf(syncDeployment(without, surroundings()).state)).toBeUndefined();
  const paused = { ...without, deployment: { ...without.deployment, spec: { ...endless, paused: true } } };
  expect(progressingOf(syncDeployment(paused, surroundings()).state)).toEqual(updated);
});

test('the last available pod completes a rollout', () => {
  const old = replicaSet('v1', 0, { revision: 1 });
  const fresh = replicaSet('v2', 4, { revision: 2, desired: 4, max: 5, created: 1 });
  const { deployment: before } = midRollout(updated);
  const { state: after, requeueAfter } = syncDeployment(state(before, [old, fresh]), surroundings());
  expect(progressingOf(after)).toEqual({
    ...updated,
    reason: 'NewReplicaSetAvailable',
    message: 'ReplicaSet "web-v2" has successfully progressed.',
    lastUpdateTime: 1_000_000,
  });
  expect(requeueAfter).toBeUndefined();
  expect(syncDeployment(after, surroundings({ now: 9_000_000 }))).toEqual({ state: after, writes: [], events: [] });
});

test('a pod that is lost after the rollout is no rollout: the condition stays, and it is never late', () => {
  const done = condition('NewReplicaSetAvailable');
  const all = { observedGeneration: 1, replicas: 4, updatedReplicas: 4, readyReplicas: 4, availableReplicas: 4 };
  const one = deployment({}, { ...all, conditions: [available, done] }, { [REVISION]: '1' });
  const lost = replicaSet('v1', 4, { revision: 1, desired: 4, max: 5, available: 0 });
  const { state: after } = syncDeployment(state(one, [lost]), surroundings({ now: 9_000_000 }));
  expect(progressingOf(after)).toEqual(done);
  expect(after.deployment.status.conditions.map(({ type, status }) => `${type} ${status}`)).toEqual([
    'Progressing True',
    'Available False',
  ]);
});

test('where nothing changed, the state is the very same, and says when to look again', () => {
  const before = midRollout(updated);
  expect(syncDeployment(before, surroundings())).toEqual({
    state: before,
    writes: [],
    events: [],
    requeueAfter: 101_000,
  });
  expect(syncDeployment(before, surroundings()).state).toBe(before);
});

test.each<readonly [string, string | undefined, string | undefined, string | undefined]>([
  ['the failure of the new ReplicaSet is told', 'no quota', 'no room', 'no quota'],
  ['else that of an old one', undefined, 'no room', 'no room'],
  ['else none', undefined, undefined, undefined],
])('%s', (_, failureOfNew, failureOfOld, expected) => {
  const before = midRollout(updated);
  const failing = (one: (typeof before.replicaSets)[number] | undefined, failure: string | undefined) =>
    one === undefined || failure === undefined
      ? one
      : { ...one, status: { ...one.status, conditions: replicaSet('x', 0, { failure }).status.conditions } };
  const [old, fresh] = before.replicaSets;
  const replicaSets = [failing(old, failureOfOld), failing(fresh, failureOfNew)].filter((one) => one !== undefined);
  const { state: after } = syncDeployment({ ...before, replicaSets }, surroundings());
  const failure = after.deployment.status.conditions.find(({ type }) => type === 'ReplicaFailure');
  expect(failure).toEqual(
    expected && {
      type: 'ReplicaFailure',
      status: 'True',
      reason: 'FailedCreate',
      message: expected,
      lastUpdateTime: 5000,
      lastTransitionTime: 5000,
    },
  );
  const healed = syncDeployment({ ...after, replicaSets: before.replicaSets }, surroundings()).state;
  expect(healed.deployment.status.conditions.some(({ type }) => type === 'ReplicaFailure')).toBe(false);
});
