import { syncDeployment } from '../../../../lib/kubernetes/controllers/deployment/sync';
import { deployment, replicaSet, state, surroundings } from './states';

const PREFIX = 'deployment.kubernetes.io';
const CAUSE = 'kubernetes.io/change-cause';

test('a new ReplicaSet has the annotations of its Deployment, its revision and the size', () => {
  const before = state(deployment({ template: 'v2', minReadySeconds: 7 }, {}, { [CAUSE]: 'new image' }), [
    replicaSet('v0', 0, { revision: 'none' }),
    replicaSet('v1', 4, { revision: 4 }),
  ]);
  const { state: after } = syncDeployment(before, surroundings({ now: 1_234_567 }));
  expect(after.replicaSets[2]).toEqual({
    name: 'web-v2',
    template: 'v2',
    created: 1_234_000,
    generation: 1,
    annotations: {
      [CAUSE]: 'new image',
      [`${PREFIX}/revision`]: '5',
      [`${PREFIX}/desired-replicas`]: '4',
      [`${PREFIX}/max-replicas`]: '5',
    },
    spec: { replicas: 1, minReadySeconds: 7 },
    status: { observedGeneration: 0, replicas: 0, readyReplicas: 0, availableReplicas: 0, conditions: [] },
  });
  expect(after.deployment.annotations).toEqual({ [CAUSE]: 'new image', [`${PREFIX}/revision`]: '5' });
  expect(after.deployment.status.conditions).toEqual([
    {
      type: 'Progressing',
      status: 'True',
      reason: 'NewReplicaSetCreated',
      message: 'Created new replica set "web-v2"',
      lastUpdateTime: 1_234_000,
      lastTransitionTime: 1_234_000,
    },
  ]);
});

test('of two ReplicaSets with the template the older is the new one, whatever it is called', () => {
  const [younger, older] = [replicaSet('v1', 0, { created: 2 }), { ...replicaSet('v1', 4, { created: 1 }), name: 'z' }];
  const { state: after } = syncDeployment(state(deployment(), [younger, older]), surroundings());
  expect(after.replicaSets.map(({ annotations }) => annotations[`${PREFIX}/revision`])).toEqual([undefined, '1']);
});

test('another change cause and other minReadySeconds go to the current ReplicaSet, without a new revision', () => {
  const one = deployment({ minReadySeconds: 5 }, {}, { [CAUSE]: 'b', [`${PREFIX}/revision`]: '1' });
  const current = replicaSet('v1', 4, { revision: 1, desired: 4, max: 5, annotations: { [CAUSE]: 'a' } });
  const { state: after, error } = syncDeployment(state(one, [current]), surroundings());
  expect(after.replicaSets[0]).toEqual({
    ...current,
    annotations: { ...current.annotations, [CAUSE]: 'b' },
    spec: { replicas: 4, minReadySeconds: 5 },
    generation: 2,
  });
  expect(after.deployment).toBe(one);
  expect(error).toContain('replicasets.apps "web-v1": the object has been modified');
});

test('another change cause alone gives the ReplicaSet no new generation', () => {
  const current = replicaSet('v1', 4, { revision: 1, desired: 4, max: 5 });
  const { state: after } = syncDeployment(state(deployment({}, {}, { [CAUSE]: 'b' }), [current]), surroundings());
  expect(after.replicaSets[0]?.annotations[CAUSE]).toBe('b');
  expect(after.replicaSets[0]?.generation).toBe(1);
});

test('what is copied to a ReplicaSet whose revision is no number is written only when it is scaled', () => {
  const caused = deployment({}, {}, { [CAUSE]: 'b' });
  const sync = (size: number) => {
    const before = state(caused, [replicaSet('v1', size, { revision: 'none', desired: size, max: 5 })]);
    return syncDeployment(before, surroundings()).state.replicaSets[0];
  };
  expect(sync(4)?.annotations[CAUSE]).toBeUndefined();
  expect(sync(3)?.annotations[CAUSE]).toBe('b');
});

test('a name that another template has raises the collision count, and the next sync takes another name', () => {
  const taken = { ...replicaSet('v1', 4), name: 'web-v2' };
  const before = state(deployment({ template: 'v2' }), [taken]);
  const first = syncDeployment(before, surroundings());
  expect(first.error).toBe('replicasets.apps "web-v2" already exists');
  expect(first.state.deployment.status.collisionCount).toBe(1);
  expect(first.state.replicaSets).toEqual([taken]);
  const second = syncDeployment(first.state, surroundings());
  expect(second.state.replicaSets.map(({ name }) => name)).toEqual(['web-v2', 'web-v2x']);
});

test('a ReplicaSet that the API server refuses is told, and tried again without another write', () => {
  const before = state(deployment({ template: 'v2' }), [replicaSet('v1', 4)]);
  const refused = surroundings({ refusal: 'exceeded quota: few' });
  const first = syncDeployment(before, refused);
  expect(first.error).toBe('exceeded quota: few');
  expect(first.state.replicaSets).toEqual(before.replicaSets);
  expect(first.state.deployment.status.conditions).toMatchObject([
    {
      type: 'Progressing',
      status: 'False',
      reason: 'ReplicaSetCreateError',
      message: 'Failed to create new replica set "web-v2": exceeded quota: few',
    },
  ]);
  const second = syncDeployment(first.state, refused);
  expect(second).toEqual({ state: first.state, writes: [], events: [], error: 'exceeded quota: few' });
  expect(second.state).toBe(first.state);
});
