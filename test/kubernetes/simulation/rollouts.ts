import fc from 'fast-check';
import type { Minor, PodTimes, RolloutPods } from '../../../lib/kubernetes';

/** A workload before and after an apply, and how its pods behave. */
export interface GeneratedRollout {
  readonly before: object;
  readonly after: object;
  readonly pods: RolloutPods;
  readonly options: { readonly minor: Minor; readonly nodes: number; readonly earlier: readonly object[] };
}

/** The kinds that roll. */
export type Kind = 'Deployment' | 'StatefulSet' | 'DaemonSet';

const count = fc.integer({ min: 0, max: 12 });
const percent = fc.integer({ min: 0, max: 100 }).map((share) => `${share}%`);
const amount = fc.oneof(fc.integer({ min: 0, max: 4 }), percent);
const isZero = (value: unknown) => value === 0 || value === '0%';
const minReadySeconds = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }));

/** A workload that the API server accepts. Templates differ by their image alone. */
export function workload(kind: Kind, image: string, spec: object): object {
  const labels = { app: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'web' },
    spec: {
      ...spec,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'web', image }] } },
    },
  };
}

const rollingUpdate = fc
  .record({ maxSurge: amount, maxUnavailable: amount })
  .filter(({ maxSurge, maxUnavailable }) => !isZero(maxSurge) || !isZero(maxUnavailable));

const exclusiveRollingUpdate = fc.oneof(
  amount.filter((value) => !isZero(value)).map((maxUnavailable) => ({ maxUnavailable, maxSurge: 0 })),
  amount.filter((value) => !isZero(value)).map((maxSurge) => ({ maxUnavailable: 0, maxSurge })),
);

/** Specs without what cannot change in a workload's life, by kind. */
const SPECS: Readonly<Record<Kind, fc.Arbitrary<object>>> = {
  Deployment: fc.record({
    replicas: count,
    minReadySeconds,
    revisionHistoryLimit: fc.integer({ min: 0, max: 3 }),
    progressDeadlineSeconds: fc.constantFrom(10, 30, 600, 2 ** 31 - 1),
    paused: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    strategy: fc.oneof(
      { weight: 4, arbitrary: rollingUpdate.map((rolling) => ({ type: 'RollingUpdate', rollingUpdate: rolling })) },
      { weight: 1, arbitrary: fc.constant({ type: 'Recreate' }) },
    ),
  }),
  StatefulSet: fc.record({
    replicas: count,
    minReadySeconds,
    revisionHistoryLimit: fc.integer({ min: 0, max: 3 }),
    updateStrategy: fc.oneof(
      { weight: 1, arbitrary: fc.constant({ type: 'OnDelete' }) },
      { weight: 1, arbitrary: fc.constant({ type: 'RollingUpdate' }) },
      {
        weight: 5,
        arbitrary: fc
          .record({
            partition: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: count }),
            maxUnavailable: fc.oneof(
              fc.integer({ min: 1, max: 4 }),
              percent.filter((value) => value !== '0%'),
            ),
          })
          .map((rolling) => ({ type: 'RollingUpdate', rollingUpdate: rolling })),
      },
    ),
  }),
  DaemonSet: fc.record({
    minReadySeconds,
    revisionHistoryLimit: fc.integer({ min: 0, max: 3 }),
    updateStrategy: fc.oneof(
      { weight: 1, arbitrary: fc.constant({ type: 'OnDelete' }) },
      {
        weight: 6,
        arbitrary: exclusiveRollingUpdate.map((rolling) => ({ type: 'RollingUpdate', rollingUpdate: rolling })),
      },
    ),
  }),
};

const start = fc.record({ start: fc.integer({ min: 0, max: 3 }) });

/** What stays the same through a workload's life. */
const FIXED: Readonly<Record<Kind, fc.Arbitrary<object>>> = {
  Deployment: fc.constant({}),
  StatefulSet: fc.record({
    serviceName: fc.constant('web'),
    podManagementPolicy: fc.constantFrom('OrderedReady', 'Parallel'),
    ordinals: start,
  }),
  DaemonSet: fc.constant({}),
};

/** Times of pods that become ready. */
const healthy: fc.Arbitrary<PodTimes> = fc.record({
  start: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 8 })),
  stop: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 8 })),
});

const maybeBroken: fc.Arbitrary<PodTimes> = fc
  .tuple(healthy, fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }))
  .map(([times, neverReady]) => ({ ...times, neverReady }));

/** What is generated: whether pods may be broken, whether there is a past. */
export interface Choices {
  readonly old?: 'healthy';
  readonly new?: 'healthy';
  readonly past?: 'none';

  /** Whether a StatefulSet's start ordinal changes: then pods of the new ordinals come before those of the old go. */
  readonly start?: 'moves';
}

/** Any rollout of a workload from one manifest to another. */
export function rollouts(kind: Kind, choices: Choices = {}): fc.Arbitrary<GeneratedRollout> {
  const image = fc.constantFrom('a', 'b', 'c');
  return fc
    .record({
      fixed: FIXED[kind],
      starts: fc.array(start, { minLength: 4, maxLength: 4 }),
      specs: fc.array(SPECS[kind], { minLength: 2, maxLength: choices.past === 'none' ? 2 : 4 }),
      images: fc.array(image, { minLength: 4, maxLength: 4 }),
      old: choices.old === 'healthy' ? healthy : maybeBroken,
      new: choices.new === 'healthy' ? healthy : maybeBroken,
      nodes: fc.integer({ min: 0, max: 8 }),
      minor: fc.constantFrom<Minor>('1.34', '1.36', '1.37'),
    })
    .map(({ fixed, starts, specs, images, old, new: made, nodes, minor }) => {
      const moves = kind === 'StatefulSet' && choices.start === 'moves';
      const manifests = specs.map((spec, index) =>
        workload(kind, images[index] ?? 'a', { ...fixed, ...spec, ...(moves ? { ordinals: starts[index] } : {}) }),
      );
      const [before = {}, after = {}] = manifests.slice(-2);
      return { before, after, pods: { old, new: made }, options: { minor, nodes, earlier: manifests.slice(0, -2) } };
    });
}
