import type { KubernetesObject } from '../../../control-plane/objects';
import type { Change, Store } from '../../../control-plane/store';
import { follow } from './follow';
import { newWorld, replicaSetName, type World } from './world';

const NOW = Date.parse('2025-01-01T10:00:00Z');
const OWNER = replicaSetName('web:1', undefined);
const wanted = {
  replicas: 2,
  template: 'web:1',
  strategy: { type: 'RollingUpdate', maxSurge: 1, maxUnavailable: 0 } as const,
  minReadySeconds: 0,
  paused: false,
  revisionHistoryLimit: 10,
  progressDeadlineSeconds: 600,
};

/** A write of a pod, as the API server tells it. @param grace of its deletion, in seconds */
function write(type: Change['type'], name: string, node?: string, grace?: number): Change {
  const deletion =
    grace === undefined
      ? {}
      : { deletionTimestamp: new Date(NOW + grace * 1000).toISOString(), deletionGracePeriodSeconds: grace };
  const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: OWNER, uid: OWNER, controller: true }];
  const metadata = { name, uid: name, creationTimestamp: new Date(NOW).toISOString(), ownerReferences, ...deletion };
  const spec = { ...(node === undefined ? {} : { nodeName: node }), containers: [] };
  return { type, object: { apiVersion: 'v1', kind: 'Pod', metadata, spec, status: { phase: 'Pending' } }, at: NOW };
}

/** The states in which the model may come to rest. */
function ends(before: World, replicas: number | undefined, changes: readonly Change[]): readonly World[] {
  const last = new Map(changes.map(({ type, object }) => [object.metadata.name, { type, object }]));
  const pods = [...last.values()].filter(({ type }) => type !== 'DELETED').map(({ object }) => object);
  const list = (kind: string): readonly KubernetesObject[] => (kind === 'Pod' ? pods : []);
  const event = replicas === undefined ? undefined : ({ do: 'change', spec: { replicas } } as const);
  const store = { list } as unknown as Store;
  return [...follow(before, event, { store, changes, from: NOW, to: NOW + 1000 })];
}

const podsOf = ({ pods }: World) =>
  pods.map(({ name, deleted }) => `${name}${deleted === undefined ? '' : ' terminating'}`).sort();

test.each([
  ['is gone where the API server had not seen it bound', 0, ['a']],
  ['waits for its kubelet where the API server had', 30, ['a', 'b terminating']],
])('a pod that is bound while it is deleted %s', (_, grace, expected) => {
  const created = [write('ADDED', 'a'), write('ADDED', 'b'), write('MODIFIED', 'a', 'node-1')];
  const [before] = ends(newWorld(wanted, {}), undefined, created) as [World];
  expect(podsOf(before)).toEqual(['a', 'b']);
  const deleted = [
    write('ADDED', 'a', 'node-1'),
    write('MODIFIED', 'b', 'node-2'),
    write('MODIFIED', 'b', 'node-2', grace),
    ...(grace === 0 ? [write('DELETED', 'b', 'node-2', 0)] : []),
  ];
  expect(ends(before, 1, deleted).map(podsOf)).toContainEqual(expected);
});

test('a pod that was bound before waits for its kubelet, whatever somebody else does', () => {
  const created = ['a', 'b'].flatMap((name) => [write('ADDED', name), write('MODIFIED', name, `node-${name}`)]);
  const [before] = ends(newWorld(wanted, {}), undefined, created) as [World];
  const deleted = [write('ADDED', 'a', 'node-a'), write('MODIFIED', 'b', 'node-b', 0)];
  for (const end of ends(before, 1, deleted)) {
    expect(podsOf(end)).toContainEqual(expect.stringContaining('terminating'));
  }
});
