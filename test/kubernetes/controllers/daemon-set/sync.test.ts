import { NEW_STATUS } from '../../../../lib/kubernetes/controllers/daemon-set/state';
import { syncDaemonSet } from '../../../../lib/kubernetes/controllers/daemon-set/sync';
import { nodes, spec, surge, unavailable } from './states';
import { World } from './world';

const a = { template: 'a' } as const;
const b = { template: 'b' } as const;

test('every node gets a pod', () => {
  const world = new World(3, a);
  expect(`${world}`).toBe('a pending | a pending | a pending');
  expect(world.finish().daemonSet.status).toMatchObject({ desiredNumberScheduled: 3, numberAvailable: 3 });
});

test('without surge the old pod goes before the new one starts', () => {
  const world = new World(3, a).finish().change(b);
  expect(`${world}`).toBe('a terminating | a | a');
  expect(`${world.gone(0)}`).toBe('b pending | a | a');
  expect(`${world.ready(0)}`).toBe('b | a terminating | a');
  expect(`${world.finish()}`).toBe('b | b | b');
});

test('with maxUnavailable 2 two pods go at a time', () => {
  const world = new World(3, { ...a, updateStrategy: unavailable(2) }).finish().change(b);
  expect(`${world}`).toBe('a terminating | a terminating | a');
  expect(`${world.gone(0, 1).ready(0)}`).toBe('b | b pending | a terminating');
});

test('with surge the old pod goes once the new one is available', () => {
  const world = new World(3, { ...a, updateStrategy: surge(1), minReadySeconds: 10 }).finish().wait(10_000).change(b);
  expect(`${world}`).toBe('a, b pending | a | a');
  expect(`${world.ready(0)}`).toBe('a, b | a | a');
  expect(`${world.wait(10_000)}`).toBe('a terminating, b | a, b pending | a');
  expect(world.daemonSet.status).toMatchObject({ updatedNumberScheduled: 0, numberAvailable: 3 });
  expect(world.gone(0).daemonSet.status).toMatchObject({ updatedNumberScheduled: 1, numberAvailable: 3 });
});

test('with OnDelete a node takes the new template when somebody deletes its pod', () => {
  const world = new World(2, { ...a, updateStrategy: { type: 'OnDelete' } }).finish().change(b).finish();
  expect(`${world}`).toBe('a | a');
  expect(`${world.delete(1).finish()}`).toBe('a | b');
});

test('pods of a broken template are replaced at once', () => {
  const world = new World(3, { ...a, updateStrategy: unavailable(2) }).finish().change(b).gone(0, 1);
  expect(`${world}`).toBe('b pending | b pending | a');
  expect(`${world.change({ template: 'c' })}`).toBe('b terminating | b terminating | a');
});

test('a failed pod is replaced, the next one on its node after 1 s, then after 2 s', () => {
  const world = new World(1, a).failed(0);
  expect(`${world}`).toBe('a pending');
  expect(`${world.failed(0)}`).toBe('a failed');
  expect(`${world.wait(999)}`).toBe('a failed');
  expect(`${world.wait(1)}`).toBe('a pending');
  expect(`${world.failed(0).wait(1999)}`).toBe('a failed');
  expect(`${world.wait(1)}`).toBe('a pending');
});

test('a node that no longer takes pods loses its pod, one that takes no new ones keeps it', () => {
  const world = new World(2, a).finish();
  expect(`${world.node(0, { shouldRun: false, shouldContinueRunning: false })}`).toBe('a terminating | a');
  expect(`${world.node(1, { shouldRun: false })}`).toBe('a terminating | a');
  expect(world.daemonSet.status).toMatchObject({ desiredNumberScheduled: 0, numberMisscheduled: 2 });
});

test('going back renumbers a revision, and history is cut once no pod is of it', () => {
  const world = new World(2, { ...a, revisionHistoryLimit: 0 }).finish().change(b);
  expect(world.revisions).toEqual({ a: 1, b: 2 });
  expect(world.change(a).revisions).toEqual({ a: 3 });
  expect(world.finish().change(b).finish().revisions).toEqual({ b: 4 });
});

test('while ready pods are not available, the controller looks again after minReadySeconds', () => {
  const state = (minReadySeconds: number) => ({
    daemonSet: { name: 'web', generation: 1, spec: { ...spec, minReadySeconds }, status: NEW_STATUS },
    revisions: [],
  });
  const revisionName = (template: string) => template;
  expect(syncDaemonSet(state(10), [nodes(1, ['b just ready'])], { revisionName }).requeueAfter).toBe(10_000);
  expect(syncDaemonSet(state(10), [nodes(1, ['b'])], { revisionName }).requeueAfter).toBeUndefined();
  expect(syncDaemonSet(state(0), [nodes(1, ['b just ready'])], { revisionName }).requeueAfter).toBeUndefined();
});
