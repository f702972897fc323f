import fc from 'fast-check';
import {
  cleanupUnhealthyReplicas,
  type Resize,
  reconcileOldReplicaSets,
  scaleDownOldReplicaSetsForRollingUpdate,
} from '../../../../lib/kubernetes/controllers/deployment/scale-down';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { deployment, replicaSet } from './states';

const ten = deployment({ replicas: 10, strategy: { type: 'RollingUpdate', maxSurge: 3, maxUnavailable: 2 } }).spec;

/** Sizes and available pods of ReplicaSets a, b, c …, oldest first. */
function sets(...sizes: readonly (readonly [number, number])[]): readonly ReplicaSet[] {
  return sizes.map(([size, available], index) => replicaSet('abc'.charAt(index), size, { available, created: index }));
}

const names = (resizes: readonly Resize[]): readonly string[] =>
  resizes.map(({ replicaSet, replicas }) => `${replicaSet.template}=${replicas}`);

test.each<readonly [string, ReturnType<typeof sets>, readonly [number, number], readonly string[], boolean]>([
  ['no old pods: nothing', [], [10, 10], [], false],
  ['before there is a new pod, unavailable ones may go', sets([10, 10]), [0, 0], ['a=8'], true],
  ['new pods that are not available leave no more to go', sets([8, 8]), [5, 0], [], false],
  ['a lost old pod does not make another go while new ones are broken', sets([8, 7]), [5, 0], [], false],
  ['each new pod that is available lets one go', sets([8, 8]), [5, 1], ['a=7'], true],
  ['going back, the broken ones go first', sets([5, 0]), [8, 7], ['a=1'], true],
  ['a third template: broken ones of the second first', sets([8, 8], [5, 0]), [0, 0], ['b=0'], true],
  ['old ones go oldest first', sets([3, 3], [5, 5]), [4, 4], ['a=0', 'b=4'], true],
  [
    'one ReplicaSet may be scaled twice: its broken pods, then available ones',
    sets([6, 4]),
    [6, 6],
    ['a=4', 'a=2'],
    true,
  ],
  ['a status that lags behind holds all back', sets([6, 8]), [6, 4], [], false],
  [
    'what was cleaned up before a status that lags stays, and the sync goes on',
    sets([3, 1], [4, 5]),
    [5, 5],
    ['a=1'],
    false,
  ],
  ['below the minimum nothing that is available goes', sets([4, 4]), [6, 4], [], false],
])('%s', (_, old, [size, available], resizes, scaledDown) => {
  const result = reconcileOldReplicaSets(ten, old, replicaSet('new', size, { available }));
  expect({ resizes: names(result.resizes), scaledDown: result.scaledDown }).toEqual({ resizes, scaledDown });
});

test.each<readonly [string, ReturnType<typeof sets>, number, readonly string[], boolean]>([
  ['unavailable pods go, oldest ReplicaSet first', sets([4, 1], [6, 6], [3, 0]), 5, ['a=1', 'c=1'], false],
  ['it ends when enough has gone', sets([4, 1], [3, 0]), 3, ['a=1'], false],
  ['one without pods is passed over', sets([0, 0], [3, 0]), 3, ['b=0'], false],
  ['one with more available than wanted is an error', sets([4, 5]), 3, [], true],
  ['the error comes only where it is reached', sets([4, 1], [4, 5]), 3, ['a=1'], false],
  ['what was done before the error stays', sets([4, 3], [4, 5]), 3, ['a=3'], true],
])('%s', (_, old, most, resizes, failed) => {
  const result = cleanupUnhealthyReplicas(old, most);
  expect({ resizes: names(result.resizes), failed: result.failed }).toEqual({ resizes, failed });
});

test.each<readonly [string, ReturnType<typeof sets>, readonly [number, number], readonly string[]]>([
  ['what is available above the minimum may go', sets([6, 6]), [4, 3], ['a=5']],
  ['at the minimum nothing goes', sets([6, 6]), [4, 2], []],
  ['it goes on to the next when the oldest is empty', sets([1, 1], [5, 5]), [6, 6], ['a=0', 'b=2']],
  ['it takes wanted pods, whether available or not', sets([3, 0], [9, 9]), [3, 3], ['a=0', 'b=8']],
  ['an old one without pods is passed over', sets([0, 0], [9, 9]), [3, 3], ['b=5']],
])('%s', (_, old, [size, available], resizes) => {
  const result = scaleDownOldReplicaSetsForRollingUpdate(ten, old, replicaSet('new', size, { available }));
  expect(names(result)).toEqual(resizes);
});

test('with statuses that are up to date, scaling down keeps at least the minimum available', () => {
  const set = fc.tuple(fc.nat(8), fc.nat(8)).map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const);
  fc.assert(
    fc.property(
      fc.array(set, { maxLength: 3 }),
      set,
      fc.integer({ min: 1, max: 12 }),
      fc.nat(6),
      (old, [size, available], replicas, unavailable) => {
        const { spec } = deployment({
          replicas,
          strategy: { type: 'RollingUpdate', maxSurge: 1, maxUnavailable: unavailable },
        });
        const active = sets(...old).filter(({ spec }) => spec.replicas > 0);
        const { resizes } = reconcileOldReplicaSets(spec, active, replicaSet('new', size, { available }));
        const left = active.map(({ name, spec, status }) => {
          const wanted = resizes.findLast(({ replicaSet }) => replicaSet.name === name)?.replicas ?? spec.replicas;
          return Math.min(wanted, status.availableReplicas);
        });
        const before = active.reduce((sum, { status }) => sum + status.availableReplicas, available);
        const after = left.reduce((sum, count) => sum + count, available);
        expect(after).toBeGreaterThanOrEqual(Math.min(before, replicas - unavailable));
      },
    ),
  );
});
