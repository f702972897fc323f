import { newRSNewReplicas, reconcileNewReplicaSet } from '../../../../lib/kubernetes/controllers/deployment/scale-up';
import { deployment, replicaSet } from './states';

const ten = deployment({ replicas: 10, strategy: { type: 'RollingUpdate', maxSurge: 3, maxUnavailable: 2 } }).spec;
const recreate = deployment({ replicas: 10, strategy: { type: 'Recreate' } }).spec;
const percent = deployment({
  replicas: 10,
  strategy: { type: 'RollingUpdate', maxSurge: '25%', maxUnavailable: 0 },
}).spec;

test.each<readonly [string, typeof ten, readonly number[], number, number, number]>([
  ['a new ReplicaSet starts with the surge', ten, [10], 0, 3, 3],
  ['it takes what the old ones give up', ten, [8], 3, 5, 5],
  ['at full surge it stays', ten, [8], 5, 5, 5],
  ['above full surge it stays', ten, [9], 5, 5, 5],
  ['it never takes more than is wanted', ten, [1], 8, 10, 10],
  ['it takes all where there was nothing', ten, [], 0, 10, 10],
  ['a third template starts with nothing at full surge', ten, [8, 5], 0, 0, 0],
  ['a third template takes what is left', ten, [8, 4], 0, 1, 1],
  ['a percentage of surge is rounded up', percent, [10], 0, 3, 3],
  ['one that is complete stays', ten, [2], 10, 10, 10],
  ['one that is too large shrinks at once', ten, [2], 12, 12, 10],
  ['Recreate takes all at once', recreate, [10], 0, 10, 10],
])('%s', (_, spec, old, size, free, reconciled) => {
  const replicaSets = old.map((replicas, index) => replicaSet(`old${index}`, replicas));
  expect(newRSNewReplicas(spec, replicaSets, size)).toBe(free);
  expect(reconcileNewReplicaSet(spec, replicaSets, size)).toBe(reconciled);
});
