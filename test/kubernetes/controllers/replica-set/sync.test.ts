import { manageReplicas } from '../../../../lib/kubernetes/controllers/replica-set/manage';
import {
  NEW_STATUS,
  type PodCounts,
  type ReplicaSet,
  type ReplicaSetStatus,
} from '../../../../lib/kubernetes/controllers/replica-set/state';
import { type ReplicaSetSync, syncReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/sync';

test.each<readonly [string, number, number, number, number]>([
  ['too few', 3, 5, 2, 0],
  ['too many', 7, 5, 0, 2],
  ['as many as wanted', 5, 5, 0, 0],
  ['none yet', 0, 5, 5, 0],
  ['none wanted', 5, 0, 0, 5],
  ['500 at once', 0, 1200, 500, 0],
  ['500 at once, down', 1200, 0, 0, 500],
  ['501 are too many for one sync', 0, 501, 500, 0],
])('pods are created or deleted: %s', (_, active, replicas, create, remove) => {
  expect(manageReplicas(active, replicas)).toEqual({ create, remove });
});

function set(replicas: number, minReadySeconds: number, status: Partial<ReplicaSetStatus> = {}): ReplicaSet {
  const spec = { replicas, minReadySeconds };
  const common = { name: 'web-1', template: 'v1', created: 0, annotations: {} };
  return { ...common, generation: 3, spec, status: { ...NEW_STATUS, observedGeneration: 3, ...status } };
}

const counts = (
  active: number,
  ready: number,
  available: number,
  terminating: number,
  nextAvailable?: number,
): PodCounts => ({
  active,
  ready,
  available,
  terminating,
  ...(nextAvailable === undefined ? {} : { nextAvailable }),
});

const status = (replicas: number, readyReplicas: number, availableReplicas: number, terminatingReplicas?: number) => ({
  replicas,
  readyReplicas,
  availableReplicas,
  ...(terminatingReplicas === undefined ? {} : { terminatingReplicas }),
  observedGeneration: 3,
  conditions: [],
});

const failure = (message: string, second: number) =>
  ({
    type: 'ReplicaFailure',
    status: 'True',
    reason: 'FailedCreate',
    message,
    lastTransitionTime: second * 1000,
  }) as const;

const quota = { room: 2, message: 'exceeded quota' };

test.each<readonly [string, ReplicaSet, PodCounts, Partial<Parameters<typeof syncReplicaSet>[2]>, ReplicaSetSync]>([
  [
    'pods are created, and the status tells those before',
    set(5, 0),
    counts(3, 2, 1, 4),
    {},
    { create: 2, remove: 0, status: status(3, 2, 1, 4) },
  ],
  [
    'pods are deleted, and the status tells those before',
    set(1, 0),
    counts(3, 2, 1, 0),
    {},
    { create: 0, remove: 2, status: status(3, 2, 1, 0) },
  ],
  [
    'before 1.35 pods that are being deleted are not told',
    set(3, 0),
    counts(3, 2, 1, 4),
    { minor: '1.34' },
    { create: 0, remove: 0, status: status(3, 2, 1) },
  ],
  [
    'ready pods that are not available make it look again when the next one is',
    set(3, 60),
    counts(3, 3, 1, 0, 1500),
    {},
    { create: 0, remove: 0, status: status(3, 3, 1, 0), requeueAfter: 1500 },
  ],
  [
    'or after minReadySeconds',
    set(3, 60),
    counts(3, 3, 1, 0),
    {},
    { create: 0, remove: 0, status: status(3, 3, 1, 0), requeueAfter: 60_000 },
  ],
  [
    'where all ready ones are available it does not look again',
    set(3, 60),
    counts(3, 2, 2, 0),
    {},
    { create: 0, remove: 0, status: status(3, 2, 2, 0) },
  ],
  [
    'a quota lets some be created, and the failure is told',
    set(5, 60),
    counts(1, 1, 0, 0, 500),
    { limit: quota },
    {
      create: 2,
      remove: 0,
      status: { ...status(1, 1, 0, 0), conditions: [failure('exceeded quota', 12)] },
      error: 'exceeded quota',
    },
  ],
  [
    'a failure keeps its first words',
    set(5, 0, { conditions: [failure('first', 1)] }),
    counts(1, 1, 1, 0),
    { limit: { room: 0, message: 'second' } },
    { create: 0, remove: 0, status: { ...status(1, 1, 1, 0), conditions: [failure('first', 1)] }, error: 'second' },
  ],
  [
    'a failure goes when all can be created',
    set(3, 0, { conditions: [failure('first', 1)] }),
    counts(1, 1, 1, 0),
    { limit: quota },
    { create: 2, remove: 0, status: status(1, 1, 1, 0) },
  ],
])('%s', (_, replicaSet, pods, surroundings, expected) => {
  expect(syncReplicaSet(replicaSet, pods, { now: 12_700, minor: '1.36', ...surroundings })).toEqual(expected);
});

test.each<readonly [string, Partial<ReplicaSetStatus>, boolean]>([
  ['nothing changed', {}, true],
  ['the number of pods', { replicas: 2 }, false],
  ['ready pods', { readyReplicas: 1 }, false],
  ['available pods', { availableReplicas: 0 }, false],
  ['pods that are being deleted', { terminatingReplicas: 0 }, false],
  ['the spec', { observedGeneration: 2 }, false],
  ['a failure', { conditions: [failure('first', 1)] }, false],
])('the status is written only when something changed: %s', (_, change, same) => {
  const replicaSet = set(3, 0, { ...status(3, 2, 1, 4), ...change });
  const { status: after } = syncReplicaSet(replicaSet, counts(3, 2, 1, 4), { now: 0, minor: '1.36' });
  expect(after === replicaSet.status).toBe(same);
  expect(after).toEqual(status(3, 2, 1, 4));
});
