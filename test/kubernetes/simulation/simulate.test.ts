import { revisionObject, simulate, type Timeline, type TimelineStep } from '../../../lib/kubernetes';
import { workload } from './rollouts';

const minor = '1.36';
const options = { minor } as const;
const pods = { old: { start: 5, stop: 2 }, new: { start: 5, stop: 2 } };
const broken = { old: { start: 5, stop: 2 }, new: { start: 5, stop: 2, neverReady: true } };

/** A step in one line: `12s  1 old 4 new  3 ready 3 available  2 terminating`. */
function line({ at, old, new: made, ready, available, terminating }: TimelineStep): string {
  return `${at}s ${old}/${made} ready ${ready} available ${available} terminating ${terminating}`;
}

function timeline(...args: Parameters<typeof simulate>): Timeline {
  const found = simulate(...args);
  if (found === undefined) throw new Error('no timeline');
  return found;
}

function deployment(image: string, spec: object = {}): object {
  return workload('Deployment', image, { replicas: 4, ...spec });
}

function statefulSet(image: string, spec: object = {}): object {
  return workload('StatefulSet', image, { replicas: 3, serviceName: 'web', ...spec });
}

function partition(from: number): object {
  return { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: from } } };
}

test('a Deployment exchanges its pods in the steps of the course', () => {
  const slow = { minReadySeconds: 5 };
  const { steps, ...rest } = timeline(deployment('a', slow), deployment('b', slow), pods, options);
  expect(steps.map(line)).toEqual([
    '0s 4/0 ready 4 available 4 terminating 0',
    '0s 3/1 ready 3 available 3 terminating 1',
    '0s 3/2 ready 3 available 3 terminating 1',
    '2s 3/2 ready 3 available 3 terminating 0',
    '5s 3/2 ready 5 available 3 terminating 0',
    '10s 3/2 ready 5 available 5 terminating 0',
    '10s 1/2 ready 3 available 3 terminating 2',
    '10s 1/4 ready 3 available 3 terminating 2',
    '12s 1/4 ready 3 available 3 terminating 0',
    '15s 1/4 ready 5 available 3 terminating 0',
    '20s 1/4 ready 5 available 5 terminating 0',
    '20s 0/4 ready 4 available 4 terminating 1',
    '22s 0/4 ready 4 available 4 terminating 0',
  ]);
  expect(rest).toEqual({
    replicas: 4,
    strategy: 'RollingUpdate',
    surge: 1,
    unavailable: 1,
    revision: { ...revisionObject(deployment('b', slow), minor), reused: false },
    minAvailable: 3,
    peakPods: 5,
    peakPodsWithTerminating: 7,
    seconds: 20,
    verdict: { outcome: 'completes', at: 20 },
  });
});

test('Recreate waits until the old pods are gone', () => {
  const recreate = { strategy: { type: 'Recreate' } };
  const found = timeline(deployment('a', recreate), deployment('b', recreate), pods, options);
  expect(found.steps.map(line)).toEqual([
    '0s 4/0 ready 4 available 4 terminating 0',
    '0s 0/0 ready 0 available 0 terminating 4',
    '2s 0/0 ready 0 available 0 terminating 0',
    '2s 0/4 ready 0 available 0 terminating 0',
    '7s 0/4 ready 4 available 4 terminating 0',
  ]);
  expect(found).toMatchObject({ strategy: 'Recreate', surge: 0, unavailable: 4, minAvailable: 0, seconds: 7 });
});

test('a size and a template that change together: the size first', () => {
  const { steps } = timeline(deployment('a'), deployment('b', { replicas: 2 }), pods, options);
  expect(steps.slice(0, 3).map(line)).toEqual([
    '0s 4/0 ready 4 available 4 terminating 0',
    '0s 2/0 ready 2 available 2 terminating 2',
    '0s 2/1 ready 2 available 2 terminating 2',
  ]);
});

test('a size alone makes pods of the template that is there', () => {
  const found = timeline(deployment('a'), deployment('a', { replicas: 5 }), pods, options);
  expect(found.steps.map(line)).toEqual([
    '0s 0/4 ready 4 available 4 terminating 0',
    '0s 0/5 ready 4 available 4 terminating 0',
    '5s 0/5 ready 5 available 5 terminating 0',
  ]);
  expect(found.revision.reused).toBe(true);
});

test.each([
  ['nothing changes', deployment('a'), 1],
  ['only a default is written out', deployment('a', { revisionHistoryLimit: 10 }), 1],
  ['it is scaled to nothing', deployment('a', { replicas: 0 }), 3],
])('when %s, a Deployment is complete at once', (_, after, count) => {
  const { steps, verdict } = timeline(deployment('a'), after, pods, options);
  expect({ count: steps.length, verdict }).toEqual({ count, verdict: { outcome: 'completes', at: 0 } });
});

test('a workload that was not there is created', () => {
  const found = timeline(undefined, deployment('a'), pods, options);
  expect(found.steps.map(line)).toEqual([
    '0s 0/0 ready 0 available 0 terminating 0',
    '0s 0/4 ready 0 available 0 terminating 0',
    '5s 0/4 ready 4 available 4 terminating 0',
  ]);
  expect(found).toMatchObject({ minAvailable: 0, seconds: 5, verdict: { outcome: 'completes', at: 5 } });
});

test('replicas that are left to an autoscaler are one', () => {
  const { replicas, surge, unavailable } = timeline(
    workload('Deployment', 'a', {}),
    workload('Deployment', 'b', {}),
    pods,
    options,
  );
  expect({ replicas, surge, unavailable }).toEqual({ replicas: 1, surge: 1, unavailable: 0 });
});

test('a template that the cluster still holds a ReplicaSet of is taken again', () => {
  const back = timeline(deployment('b'), deployment('a'), pods, { ...options, earlier: [deployment('a')] });
  expect(back.revision.reused).toBe(true);
  expect(back.steps.at(-1)).toMatchObject({ old: 0, new: 4 });
  const forgotten = { revisionHistoryLimit: 0 };
  const gone = timeline(deployment('b', forgotten), deployment('a', forgotten), pods, {
    ...options,
    earlier: [deployment('a', forgotten)],
  });
  expect(gone.revision.reused).toBe(false);
});

test('pods that never become ready: where it stops, when it is late, what still serves', () => {
  const { steps, verdict, minAvailable, seconds } = timeline(deployment('a'), deployment('b'), broken, options);
  expect(steps.at(-1)).toEqual({ at: 2, old: 3, new: 2, ready: 3, available: 3, terminating: 0 });
  expect({ verdict, minAvailable, seconds }).toEqual({
    verdict: { outcome: 'exceedsDeadline', at: 601 },
    minAvailable: 3,
    seconds: 601,
  });
});

test('pods that need longer than the deadline: it is exceeded, and the rollout completes all the same', () => {
  const hasty = { progressDeadlineSeconds: 10 };
  const slow = { new: { start: 30, stop: 2 } };
  const { verdict, seconds } = timeline(deployment('a', hasty), deployment('b', hasty), slow, options);
  expect(verdict).toEqual({ outcome: 'exceedsDeadline', at: 11, completesAt: 60 });
  expect(seconds).toBe(60);
});

test.each<[reason: string, message: string, ...Parameters<typeof simulate>]>([
  [
    'Paused',
    '4 pods keep the old template while the Deployment is paused',
    deployment('a'),
    deployment('b', { paused: true }),
    pods,
    options,
  ],
  [
    'Paused',
    'no pod is created while the Deployment is paused',
    undefined,
    deployment('b', { paused: true }),
    pods,
    options,
  ],
  [
    'NeverReady',
    'new pods never become ready: 2 of 4 pods are new, 3 available',
    deployment('a', { progressDeadlineSeconds: 2 ** 31 - 1 }),
    deployment('b', { progressDeadlineSeconds: 2 ** 31 - 1 }),
    broken,
    options,
  ],
  [
    'DesiredReplicas',
    'the annotation deployment.kubernetes.io/desired-replicas of the ReplicaSet says 3, not 4: until spec.replicas changes, the controller scales and does not roll',
    deployment('a'),
    deployment('b'),
    pods,
    { ...options, desiredReplicas: 3 },
  ],
  [
    'OnDelete',
    '3 pods keep the old template until somebody deletes them',
    statefulSet('a', { updateStrategy: { type: 'OnDelete' } }),
    statefulSet('b', { updateStrategy: { type: 'OnDelete' } }),
    pods,
    options,
  ],
  [
    'OnDelete',
    '1 pod keeps the old template until somebody deletes it',
    workload('DaemonSet', 'a', { updateStrategy: { type: 'OnDelete' } }),
    workload('DaemonSet', 'b', { updateStrategy: { type: 'OnDelete' } }),
    pods,
    { ...options, nodes: 1 },
  ],
  [
    'Partition',
    '2 pods keep the old template: the partition is 2',
    statefulSet('a', partition(2)),
    statefulSet('b', partition(2)),
    pods,
    options,
  ],
  [
    'NeverReady',
    'new pods never become ready: 1 of 3 pods are new, 2 available',
    statefulSet('a'),
    statefulSet('b'),
    broken,
    options,
  ],
  [
    'OrderedReady',
    'pod 0 is of the old template and never becomes ready; OrderedReady waits for it until somebody deletes it',
    statefulSet('a'),
    statefulSet('b'),
    { old: { neverReady: true } },
    options,
  ],
  [
    'NeverReady',
    'new pods never become ready: 1 of 3 pods are new, 2 available',
    workload('DaemonSet', 'a', {}),
    workload('DaemonSet', 'b', {}),
    broken,
    options,
  ],
])('what is stuck says why: %s, %s', (reason, message, ...args) => {
  expect(timeline(...args).verdict).toMatchObject({ outcome: 'stuck', reason, message });
});

test('a StatefulSet goes from the highest ordinal to the lowest, one pod at a time', () => {
  const { steps, surge, unavailable, revision } = timeline(statefulSet('a'), statefulSet('b'), pods, options);
  expect(steps.slice(0, 6).map(line)).toEqual([
    '0s 3/0 ready 3 available 3 terminating 0',
    '0s 2/0 ready 2 available 2 terminating 1',
    '2s 2/0 ready 2 available 2 terminating 0',
    '2s 2/1 ready 2 available 2 terminating 0',
    '7s 2/1 ready 3 available 3 terminating 0',
    '7s 1/1 ready 2 available 2 terminating 1',
  ]);
  expect({ surge, unavailable, kind: revision.kind, end: steps.at(-1)?.at }).toEqual({
    surge: 0,
    unavailable: 1,
    kind: 'ControllerRevision',
    end: 21,
  });
});

test('maxUnavailable of a StatefulSet counts where the minor has it', () => {
  const three = { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }, podManagementPolicy: 'Parallel' };
  const of = (minor: '1.36' | '1.37') => timeline(statefulSet('a', three), statefulSet('b', three), pods, { minor });
  expect([of('1.36').unavailable, of('1.36').minAvailable]).toEqual([1, 2]);
  expect([of('1.37').unavailable, of('1.37').minAvailable]).toEqual([2, 1]);
});

test('a DaemonSet with surge creates the new pod of a node first', () => {
  const surge = { updateStrategy: { rollingUpdate: { maxSurge: '50%', maxUnavailable: 0 } } };
  const found = timeline(workload('DaemonSet', 'a', {}), workload('DaemonSet', 'b', surge), pods, {
    ...options,
    nodes: 4,
  });
  expect(found).toMatchObject({ replicas: 4, surge: 2, unavailable: 0, minAvailable: 4, peakPods: 6, seconds: 10 });
});

test('an endless rollout is told as one', () => {
  const parallel = { podManagementPolicy: 'Parallel', minReadySeconds: 1, updateStrategy: { type: 'RollingUpdate' } };
  const { verdict } = timeline(
    statefulSet('a', { ...parallel, replicas: 1, ordinals: { start: 1 } }),
    statefulSet('b', { ...parallel, replicas: 2, ordinals: { start: 0 } }),
    pods,
    { minor: '1.37' },
  );
  expect(verdict).toMatchObject({ outcome: 'stuck', reason: 'Endless' });
});

test('a million pods are no problem where they go in waves', () => {
  const huge = { replicas: 1_000_000 };
  const { verdict } = timeline(deployment('a', huge), deployment('b', huge), pods, options);
  expect(verdict).toMatchObject({ outcome: 'completes' });
});

test.each<[what: string, message: string, ...Parameters<typeof simulate>]>([
  [
    'a StatefulSet that no cluster takes',
    'a rollout of 2147483647 pods is not simulated: at most 1000000 are',
    undefined,
    statefulSet('a', { replicas: 2 ** 31 - 1 }),
    pods,
    options,
  ],
  [
    'a time below zero',
    'pods take 0 seconds or more, got -1',
    undefined,
    statefulSet('a'),
    { new: { stop: -1 } },
    options,
  ],
  [
    'a time without end',
    'pods take 0 seconds or more, got Infinity',
    undefined,
    statefulSet('a'),
    { new: { stop: Infinity } },
    options,
  ],
])('%s is not simulated, and the error says why', (_, message, ...args) => {
  expect(() => simulate(...args)).toThrow(message);
});

test.each([
  ['another kind', undefined, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } }],
  ['two kinds', deployment('a'), statefulSet('a')],
  ['no object', undefined, null],
])('there is no timeline of %s', (_, before, after) => {
  expect(simulate(before, after, pods, options)).toBeUndefined();
});
