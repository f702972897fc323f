import type { KubernetesObject, Pod, Workload } from './objects';
import { unsettled } from './settled';

const now = Date.parse('2026-01-01T00:01:00Z');
const old = '2026-01-01T00:00:00Z';

function workload(kind: string, name: string, spec: object, status: object, owner?: string): Workload {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, uid: name, generation: 2, ...ownedBy(owner) },
    spec,
    status: { observedGeneration: 2, ...status },
  } as unknown as Workload;
}

function ownedBy(owner?: string): object {
  return owner === undefined ? {} : { ownerReferences: [{ uid: owner, name: owner, controller: true }] };
}

function pod(owner: string, more: { metadata?: object; spec?: object; phase?: string; readySince?: string } = {}): Pod {
  const { metadata = {}, spec = { nodeName: 'node-1' }, phase = 'Running', readySince } = more;
  const conditions =
    readySince === undefined ? [] : [{ type: 'Ready', status: 'True', lastTransitionTime: readySince }];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod', uid: 'pod', ...ownedBy(owner), ...metadata },
    spec,
    status: { phase, conditions },
  } as unknown as Pod;
}

const ready = { readySince: old };
const counted = { replicas: 1, readyReplicas: 1, availableReplicas: 1 };
const set = (status: object, spec: object = {}) => workload('ReplicaSet', 'web-1', { replicas: 1, ...spec }, status);

test.each<[string, KubernetesObject[]]>([
  ['nothing', []],
  ['a ReplicaSet that counts its ready pod', [set(counted), pod('web-1', ready)]],
  ['a ReplicaSet of 0', [set({}, { replicas: 0 })]],
  [
    'a pod that has not been ready for minReadySeconds and is not counted as available',
    [set({ replicas: 1, readyReplicas: 1 }, { minReadySeconds: 61 }), pod('web-1', ready)],
  ],
  [
    'a pod that cannot be scheduled',
    [
      set({ replicas: 1 }),
      {
        ...pod('web-1', { spec: {}, phase: 'Pending' }),
        status: { phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False' }] },
      },
    ],
  ],
  [
    'a failed pod beside the one that replaces it',
    [set(counted), pod('web-1', ready), pod('web-1', { phase: 'Failed', metadata: { uid: 'failed' } })],
  ],
  [
    'a Deployment that adds its ReplicaSets up',
    [
      workload('Deployment', 'web', {}, { replicas: 1, readyReplicas: 1, availableReplicas: 1 }),
      workload('ReplicaSet', 'web-1', { replicas: 1 }, counted, 'web'),
      pod('web-1', ready),
    ],
  ],
  [
    'a StatefulSet that waits for its first pod',
    [workload('StatefulSet', 'db', { replicas: 3 }, { replicas: 1 }), pod('db', { phase: 'Pending' })],
  ],
  [
    'a DaemonSet with a pod for each node',
    [workload('DaemonSet', 'log', {}, { desiredNumberScheduled: 1 }), pod('log')],
  ],
])('%s is settled', (_, objects) => {
  expect(unsettled(objects, now)).toEqual([]);
});

test.each<[string, KubernetesObject[], string]>([
  [
    'a workload whose controller has not seen its generation',
    [workload('Deployment', 'web', {}, { observedGeneration: 1 })],
    'Deployment/web: its controller has seen generation 1, not yet 2',
  ],
  [
    'a workload that no controller has seen',
    [workload('Deployment', 'web', {}, { observedGeneration: undefined })],
    'Deployment/web: its controller has seen generation none, not yet 2',
  ],
  [
    'a workload that is being deleted',
    [{ ...set(counted), metadata: { name: 'web-1', deletionTimestamp: old } }],
    'ReplicaSet/web-1: it is being deleted',
  ],
  ['a ReplicaSet without its pods', [set({})], 'ReplicaSet/web-1: the number of its pods is 0, not yet 1'],
  [
    'a ReplicaSet that has not counted a pod',
    [set({}), pod('web-1')],
    'ReplicaSet/web-1: status.replicas is 0, not yet 1',
  ],
  [
    'a ReplicaSet that has not seen a pod become ready',
    [set({ replicas: 1, availableReplicas: 1 }), pod('web-1', ready)],
    'ReplicaSet/web-1: status.readyReplicas is 0, not yet 1',
  ],
  [
    'a ReplicaSet that has not seen a pod become available',
    [set({ replicas: 1, readyReplicas: 1 }, { minReadySeconds: 60 }), pod('web-1', ready)],
    'ReplicaSet/web-1: status.availableReplicas is 0, not yet 1',
  ],
  [
    'a ReplicaSet that still counts a pod that is gone as terminating',
    [set({ ...counted, terminatingReplicas: 1 }), pod('web-1', ready)],
    'ReplicaSet/web-1: status.terminatingReplicas is 1, not yet 0',
  ],
  [
    'a Deployment that has not added its ReplicaSets up',
    [
      workload('Deployment', 'web', {}, { replicas: 1, readyReplicas: 1 }),
      workload('ReplicaSet', 'web-1', { replicas: 1 }, counted, 'web'),
      pod('web-1', ready),
    ],
    'Deployment/web: status.availableReplicas is 0, not yet 1',
  ],
  [
    'a StatefulSet that has lost a pod',
    [workload('StatefulSet', 'db', { replicas: 1 }, { replicas: 1 })],
    'StatefulSet/db: status.replicas is 1, not yet 0',
  ],
  [
    'a DaemonSet that has lost a pod',
    [workload('DaemonSet', 'log', {}, { desiredNumberScheduled: 1 })],
    'DaemonSet/log: it has 0 pods for 1 nodes',
  ],
  [
    'a pod that the scheduler has not seen',
    [set({ replicas: 1 }), pod('web-1', { spec: {}, phase: 'Pending' })],
    'Pod/pod: the scheduler has not seen it yet',
  ],
])('%s is not settled', (_, objects, reason) => {
  expect(unsettled(objects, now)).toEqual([reason]);
});

test('what is settled with a terminating pod is not settled for a minor that has to count it', () => {
  const terminating = pod('web-1', { metadata: { uid: 'leaving', deletionTimestamp: old } });
  const pods = [pod('web-1', ready), terminating];
  expect(unsettled([set(counted), ...pods], now)).toEqual([]);
  expect(unsettled([set({ ...counted, terminatingReplicas: 0 }), ...pods], now)).toEqual([
    'ReplicaSet/web-1: status.terminatingReplicas is 0, not yet 1',
  ]);
});
