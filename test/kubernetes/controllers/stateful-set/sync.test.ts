import { listPods } from '../../../../lib/kubernetes/controllers/stateful-set/list-pods';
import { syncStatefulSet } from '../../../../lib/kubernetes/controllers/stateful-set/sync';
import { now, pods, statefulSet } from './states';
import { World } from './world';

const a = { template: 'a' } as const;
const b = { template: 'b' } as const;
const parallel = { podManagementPolicy: 'Parallel' } as const;

test('OrderedReady starts one pod after the other', () => {
  const world = new World({ ...a, replicas: 3 });
  expect(`${world}`).toBe('0 a pending');
  expect(`${world.ready(0)}`).toBe('0 a, 1 a pending');
  expect(`${world.ready(1)}`).toBe('0 a, 1 a, 2 a pending');
  expect(world.ready(2).statefulSet.status).toMatchObject({
    readyReplicas: 3,
    currentRevision: 'a',
    updateRevision: 'a',
  });
});

test('Parallel starts all pods at once', () => {
  expect(`${new World({ ...a, ...parallel, replicas: 3, ordinals: { start: 5 } })}`).toBe(
    '5 a pending, 6 a pending, 7 a pending',
  );
});

test('an update goes from the highest ordinal down, one pod at a time', () => {
  const world = new World({ ...a, replicas: 3 }).finish().change(b);
  expect(`${world}`).toBe('0 a, 1 a, 2 a terminating');
  expect(`${world.gone(2)}`).toBe('0 a, 1 a, 2 b pending');
  expect(`${world.ready(2)}`).toBe('0 a, 1 a terminating, 2 b');
  expect(`${world.gone(1).ready(1)}`).toBe('0 a terminating, 1 b, 2 b');
  expect(world.statefulSet.status).toMatchObject({ currentRevision: 'a', updateRevision: 'b' });
  expect(`${world.gone(0).ready(0)}`).toBe('0 b, 1 b, 2 b');
  expect(world.statefulSet.status).toMatchObject({ currentRevision: 'b', updateRevision: 'b' });
});

test('a partition keeps the pods below it at the old template, also when they are made anew', () => {
  const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } as const;
  const world = new World({ ...a, replicas: 3, updateStrategy }).finish().change(b).finish();
  expect(`${world}`).toBe('0 a, 1 a, 2 b');
  expect(`${world.delete(0).gone(0)}`).toBe('0 a pending, 1 a, 2 b');
  const lower = { type: 'RollingUpdate', rollingUpdate: { partition: 0 } } as const;
  expect(`${world.change({ updateStrategy: lower }).finish()}`).toBe('0 b, 1 b, 2 b');
});

test('OrderedReady stays stuck on a broken revision, even after going back, until somebody deletes the pod', () => {
  const world = new World({ ...a, replicas: 3 }).finish().change(b).gone(2).unready(2);
  expect(`${world}`).toBe('0 a, 1 a, 2 b running');
  expect(`${world.change(a)}`).toBe('0 a, 1 a, 2 b running');
  expect(`${world.delete(2).finish()}`).toBe('0 a, 1 a, 2 a');
});

test('Parallel heals a broken revision when it goes back', () => {
  const world = new World({ ...a, ...parallel, replicas: 3 }).finish().change(b).gone(2).unready(2);
  expect(`${world}`).toBe('0 a, 1 a, 2 b running');
  expect(`${world.change(a)}`).toBe('0 a, 1 a, 2 b terminating');
  expect(`${world.finish()}`).toBe('0 a, 1 a, 2 a');
});

test('a failed pod is made anew', () => {
  expect(`${new World({ ...a, replicas: 2 }).finish().failed(1)}`).toBe('0 a, 1 a pending');
});

test('scaling down goes before an update, from the highest ordinal', () => {
  const world = new World({ ...a, replicas: 4 }).finish().change({ ...b, replicas: 2 });
  expect(`${world}`).toBe('0 a, 1 a, 2 a, 3 a terminating');
  expect(`${world.gone(3)}`).toBe('0 a, 1 a, 2 a terminating');
  expect(`${world.gone(2)}`).toBe('0 a, 1 a terminating');
});

test('Parallel scales down and updates at the same time', () => {
  const world = new World({ ...a, ...parallel, replicas: 4 }).finish().change({ ...b, replicas: 2 });
  expect(`${world}`).toBe('0 a, 1 a terminating, 2 a terminating, 3 a terminating');
});

test('another start ordinal makes the pods anew, first the wanted ones', () => {
  const world = new World({ ...a, replicas: 2 }).finish().change({ ordinals: { start: 1 } });
  expect(`${world}`).toBe('0 a, 1 a, 2 a pending');
  expect(`${world.ready(2)}`).toBe('0 a terminating, 1 a, 2 a');
});

test('with OnDelete a pod takes the new template when somebody deletes it', () => {
  const world = new World({ ...a, replicas: 2, updateStrategy: { type: 'OnDelete' } }).finish().change(b).finish();
  expect(`${world}`).toBe('0 a, 1 a');
  expect(`${world.delete(0).finish()}`).toBe('0 b, 1 a');
});

test('going back renumbers a revision, and history is cut once nothing is of it', () => {
  const world = new World({ ...a, replicas: 1, revisionHistoryLimit: 1 }).finish().change(b).finish();
  expect(world.revisions).toEqual({ a: 1, b: 2 });
  expect(world.change({ template: 'c' }).revisions).toEqual({ a: 1, b: 2, c: 3 });
  expect(world.finish().revisions).toEqual({ b: 2, c: 3 });
  expect(world.change(b).finish().revisions).toEqual({ c: 3, b: 4 });
});

test('where the gate MaxUnavailableStatefulSet is on, several pods go at once', () => {
  const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 0, maxUnavailable: 2 } } as const;
  const updated = (surroundings: ConstructorParameters<typeof World>[1]) =>
    `${new World({ ...a, replicas: 3, updateStrategy }, surroundings).finish().change(b)}`;
  expect(updated({ maxUnavailable: true })).toBe('0 a, 1 a terminating, 2 a terminating');
  expect(updated({ minor: '1.37' })).toBe('0 a, 1 a terminating, 2 a terminating');
  expect(updated({ minor: '1.37', maxUnavailable: false })).toBe('0 a, 1 a, 2 a terminating');
  expect(updated({ minor: '1.35' })).toBe('0 a, 1 a, 2 a terminating');
});

test('a failed old pod under Parallel is deleted once, and counts as current in this sync', () => {
  const set = statefulSet({ ...parallel, template: 'b' }, { currentRevision: 'a' });
  const revisions = ['a', 'b'].map((name, index) => ({ name, template: name, revision: index + 1 }));
  const seen = listPods(pods({ 0: 'a', 1: 'a', 2: 'a failed' }), 0, now);
  const sync = syncStatefulSet({ statefulSet: set, revisions }, seen, { minor: '1.36', revisionName: () => '' });
  expect(sync).toMatchObject({ remove: [2], create: [], state: { statefulSet: { status: { currentReplicas: 3 } } } });
});

describe('the controller looks again', () => {
  const set = statefulSet({ minReadySeconds: 10 });
  const sync = (texts: Parameters<typeof pods>[0], minReadySeconds = 10) => {
    const state = { statefulSet: { ...set, spec: { ...set.spec, minReadySeconds } }, revisions: [] };
    const revisionName = (template: string) => template;
    return syncStatefulSet(state, listPods(pods(texts), minReadySeconds, now), { minor: '1.36', revisionName });
  };

  test('when the next ready pod becomes available', () => {
    expect(sync({ 0: 'b just ready', 1: 'b unready' }).requeueAfter).toBe(10_000);
  });

  test('not by itself when all ready pods are available', () => {
    expect(sync({ 0: 'b', 1: 'b unready' }).requeueAfter).toBeUndefined();
    expect(sync({ 0: 'b just ready' }, 0).requeueAfter).toBeUndefined();
  });
});
