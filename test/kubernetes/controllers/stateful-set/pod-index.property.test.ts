import fc from 'fast-check';
import { listPods } from '../../../../lib/kubernetes/controllers/stateful-set/list-pods';
import { type StatefulSetPod, seePod } from '../../../../lib/kubernetes/controllers/stateful-set/pod';
import { PodIndex } from '../../../../lib/kubernetes/controllers/stateful-set/pod-index';
import type { Range, StatefulSetPods } from '../../../../lib/kubernetes/controllers/stateful-set/pods';
import { syncStatefulSet } from '../../../../lib/kubernetes/controllers/stateful-set/sync';
import { now, statefulSet } from './states';

/** Where pods may be; no range holds all of them. */
const ranges: readonly Range[] = [
  { from: 0, to: 6 },
  { from: 5, to: 9 },
  { from: 1_000_000, to: 1_000_003 },
];
const ordinal = fc.constantFrom(
  ...ranges.flatMap(({ from, to }) => [...Array(to - from + 1).keys()].map((n) => from + n)),
);
const revision = fc.constantFrom('a', 'b', 'c');
const minReadySeconds = 10;

const pod: fc.Arbitrary<StatefulSetPod> = fc.record(
  {
    ordinal,
    revision,
    phase: fc.constantFrom('Pending', 'Running', 'Running', 'Running', 'Failed', 'Succeeded'),
    readySince: fc.constantFrom(now - 20_000, now - 10_000, now - 9_000),
    deleted: fc.constant(now),
  },
  { requiredKeys: ['ordinal', 'revision', 'phase'] },
);

/** Pods one after the other, of which a later one takes the place of an earlier one; null for one that goes. */
const changes = fc.array(fc.tuple(ordinal, fc.option(pod)), { maxLength: 60 });

/** The same pods kept in both ways. */
function both(steps: readonly (readonly [number, StatefulSetPod | null])[]) {
  const index = new PodIndex(ranges);
  const pods = new Map<number, StatefulSetPod>();
  for (const [at, next] of steps) {
    if (next === null) {
      pods.delete(at);
      index.delete(at);
    } else {
      pods.set(next.ordinal, next);
      index.put(seePod(next, minReadySeconds, now));
    }
  }
  return { index, listed: listPods([...pods.values()], minReadySeconds, now) };
}

const range = fc
  .tuple(fc.constantFrom(...ranges), fc.nat(6), fc.nat(6))
  .map(([{ from, to }, low, high]) => ({ from: from + low, to: to - high }));

test('pods that are kept in an index answer as those that are listed', () => {
  fc.assert(
    fc.property(changes, range, revision, (steps, asked, of) => {
      const { index, listed } = both(steps);
      const answers = (pods: StatefulSetPods) => ({
        sets: [pods.created, pods.healthy, pods.unhealthy, pods.kept, pods.finished].map((set) => ({
          has: set.has(asked.from),
          count: set.count(asked),
          lowest: set.lowest(asked),
          highest: set.highest(asked),
          lowestAbsent: set.lowestAbsent(asked),
          highestAbsent: set.highestAbsent(asked),
        })),
        highest: ([undefined, 'available', 'unavailable'] as const).map((health) =>
          pods.highestOutdated(of, asked, health),
        ),
        revision: pods.has(of),
        counts: { ...pods.counts('a', of), nextAvailable: 0 },
      });
      expect(answers(index)).toEqual(answers(listed));
    }),
    { numRuns: 2000 },
  );
});

test('a sync of pods in an index does what one of listed pods does', () => {
  const specific = fc.record({
    replicas: fc.nat(4),
    ordinals: fc.record({ start: fc.constantFrom(0, 2, 5, 1_000_000) }),
    podManagementPolicy: fc.constantFrom('OrderedReady' as const, 'Parallel' as const),
    partition: fc.nat(4),
    maxUnavailable: fc.constantFrom(1, 2, '50%'),
    template: revision,
    minor: fc.constantFrom('1.36' as const, '1.37' as const),
    gate: fc.boolean(),
  });
  fc.assert(
    fc.property(changes, specific, (steps, { partition, maxUnavailable, minor, gate, ...spec }) => {
      const { index, listed } = both(steps);
      const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition, maxUnavailable } } as const;
      const set = statefulSet({ ...spec, updateStrategy, minReadySeconds }, { currentRevision: 'a' });
      const revisions = ['b', 'a'].map((name, at) => ({ name, template: name, revision: at + 1 }));
      const sync = (pods: StatefulSetPods) => {
        const surroundings = { minor, maxUnavailable: gate, revisionName: (template: string) => template };
        const { requeueAfter: _, ...done } = syncStatefulSet({ statefulSet: set, revisions }, pods, surroundings);
        return done;
      };
      expect(sync(index)).toEqual(sync(listed));
    }),
    { numRuns: 2000 },
  );
});
