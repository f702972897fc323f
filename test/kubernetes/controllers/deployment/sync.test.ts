import type {
  DeploymentSpec,
  DeploymentState,
  DeploymentStatus,
} from '../../../../lib/kubernetes/controllers/deployment/state';
import { syncDeployment } from '../../../../lib/kubernetes/controllers/deployment/sync';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { deployment, replicaSet, sizes, state, surroundings } from './states';

const CONFLICT =
  'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again';
const STALE = CONFLICT.replace('deployments.apps "web"', 'replicasets.apps "web-v1"');

/** A complete rollout of v1, as the status tells it. */
const complete: Partial<DeploymentStatus> = {
  observedGeneration: 1,
  replicas: 4,
  updatedReplicas: 4,
  readyReplicas: 4,
  availableReplicas: 4,
  terminatingReplicas: 0,
  conditions: [
    {
      type: 'Available',
      status: 'True',
      reason: 'MinimumReplicasAvailable',
      message: 'Deployment has minimum availability.',
      lastUpdateTime: 0,
      lastTransitionTime: 0,
    },
    {
      type: 'Progressing',
      status: 'True',
      reason: 'NewReplicaSetAvailable',
      message: 'ReplicaSet "web-v1" has successfully progressed.',
      lastUpdateTime: 0,
      lastTransitionTime: 0,
    },
  ],
};

const REVISION = 'deployment.kubernetes.io/revision';
const REVISED = { [REVISION]: '1' };
const v1 = (replicas: number, more: Parameters<typeof replicaSet>[2] = {}) =>
  replicaSet('v1', replicas, { revision: 1, desired: 4, max: 5, ...more });
const v2 = (replicas: number, more: Parameters<typeof replicaSet>[2] = {}) =>
  replicaSet('v2', replicas, { revision: 2, desired: 4, max: 5, created: 1, ...more });

/** The state at the end of a rollout of v1, with what is given changed since. */
function changed(spec: Partial<DeploymentSpec>, ...replicaSets: readonly ReplicaSet[]): DeploymentState {
  const sets = replicaSets.length > 0 ? replicaSets : [v1(4)];
  const current = sets.find(({ template }) => template === (spec.template ?? 'v1')) ?? v1(4);
  const annotations = { [REVISION]: current.annotations[REVISION] ?? '' };
  return state({ ...deployment(spec, complete, annotations), generation: 2 }, sets);
}

const recreate: Partial<DeploymentSpec> = { template: 'v2', strategy: { type: 'Recreate' } };

test.each<
  readonly [
    string,
    DeploymentState,
    { readonly sizes: Readonly<Record<string, number>>; readonly events?: readonly string[]; readonly error?: string },
  ]
>([
  [
    'a new Deployment gets its ReplicaSet',
    state(deployment(), []),
    { sizes: { 'web-v1': 4 }, events: ['Scaled up replica set web-v1 from 0 to 4'], error: CONFLICT },
  ],
  [
    'where nothing changed nothing is done',
    state(deployment({}, complete, REVISED), [v1(4)]),
    { sizes: { 'web-v1': 4 } },
  ],
  [
    'a new template: a new ReplicaSet, and at once as many old pods less as may be unavailable',
    changed({ template: 'v2' }),
    {
      sizes: { 'web-v1': 3, 'web-v2': 1 },
      events: ['Scaled up replica set web-v2 from 0 to 1', 'Scaled down replica set web-v1 from 4 to 3'],
      error: CONFLICT,
    },
  ],
  [
    'one sync does not scale up and down',
    changed({ template: 'v2' }, v1(3), v2(1)),
    { sizes: { 'web-v1': 3, 'web-v2': 2 }, events: ['Scaled up replica set web-v2 from 1 to 2'] },
  ],
  [
    'scaled down when there is no room to scale up',
    changed({ template: 'v2' }, v1(3), v2(2)),
    { sizes: { 'web-v1': 1, 'web-v2': 2 }, events: ['Scaled down replica set web-v1 from 3 to 1'] },
  ],
  [
    'a third template starts with nothing at full surge, and broken pods go first',
    changed({ template: 'v3' }, v1(3), v2(2, { available: 0 })),
    {
      sizes: { 'web-v1': 3, 'web-v2': 0, 'web-v3': 0 },
      events: ['Scaled down replica set web-v2 from 2 to 0'],
      error: CONFLICT,
    },
  ],
  [
    'scaled and changed at once: the size comes first',
    changed({ template: 'v2', replicas: 8 }),
    { sizes: { 'web-v1': 8 }, events: ['Scaled up replica set web-v1 from 4 to 8'] },
  ],
  [
    'scaled in mid rollout: each gets its share',
    changed({ template: 'v2', replicas: 8 }, v1(3), v2(2)),
    {
      sizes: { 'web-v1': 6, 'web-v2': 4 },
      events: ['Scaled up replica set web-v1 from 3 to 6', 'Scaled up replica set web-v2 from 2 to 4'],
    },
  ],
  [
    'a stale size in the annotation of the only active ReplicaSet holds the rollout up for ever',
    changed({ template: 'v2' }, v1(4, { desired: 3 })),
    { sizes: { 'web-v1': 4 } },
  ],
  [
    'a stale size in an annotation of several is only brought up to date',
    changed({ template: 'v2' }, v1(3, { desired: 3 }), v2(2)),
    { sizes: { 'web-v1': 3, 'web-v2': 2 } },
  ],
  [
    'a new ReplicaSet with all its pods makes an old one that came back empty again',
    changed({ template: 'v2' }, v1(2, { desired: 2 }), v2(4)),
    { sizes: { 'web-v1': 0, 'web-v2': 4 }, events: ['Scaled down replica set web-v1 from 2 to 0'] },
  ],
  [
    'going back while a status still tells a pod that is gone costs every other pod, whatever was promised',
    changed(
      { template: 'v1', replicas: 2, strategy: { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 } },
      v1(0, { actual: 1, revision: 3 }),
      v2(2, { actual: 1, desired: 2 }),
    ),
    {
      sizes: { 'web-v1': 0, 'web-v2': 0 },
      events: ['Scaled down replica set web-v2 from 2 to 1', 'Scaled down replica set web-v2 from 1 to 0'],
    },
  ],
  [
    'paused: a new template does nothing',
    changed({ template: 'v2', paused: true }),
    { sizes: { 'web-v1': 4 }, error: CONFLICT },
  ],
  [
    'paused: it is still scaled',
    changed({ replicas: 6, paused: true }),
    { sizes: { 'web-v1': 6 }, events: ['Scaled up replica set web-v1 from 4 to 6'], error: CONFLICT },
  ],
  [
    'paused: old ReplicaSets are removed',
    changed({ template: 'v2', paused: true, revisionHistoryLimit: 0 }, v1(3), v2(2), replicaSet('v0', 0)),
    { sizes: { 'web-v1': 3, 'web-v2': 2 }, error: CONFLICT },
  ],
  [
    'paused in mid rollout: what is missing up to the surge is shared out',
    changed({ template: 'v2', paused: true }, v1(3), v2(1)),
    {
      sizes: { 'web-v1': 4, 'web-v2': 1 },
      events: ['Scaled up replica set web-v1 from 3 to 4'],
      error: CONFLICT,
    },
  ],
  [
    'complete: old ReplicaSets are removed',
    state(deployment({ template: 'v1', revisionHistoryLimit: 0 }, complete, REVISED), [v1(4), replicaSet('v0', 0)]),
    { sizes: { 'web-v1': 4 } },
  ],
  [
    'not complete: they stay',
    changed({ template: 'v2', revisionHistoryLimit: 0 }, v1(3), v2(2, { available: 0 }), replicaSet('v0', 0)),
    { sizes: { 'web-v1': 3, 'web-v2': 2, 'web-v0': 0 } },
  ],
  [
    'Recreate: all old pods go first',
    changed(recreate),
    { sizes: { 'web-v1': 0 }, events: ['Scaled down replica set web-v1 from 4 to 0'] },
  ],
  [
    'Recreate: it waits while a status tells old pods',
    changed(recreate, v1(0, { actual: 1 })),
    { sizes: { 'web-v1': 0 } },
  ],
  [
    'Recreate: it waits for old pods that are being deleted',
    { ...changed(recreate, v1(0)), unfinishedPods: { 'web-v1': 1 } },
    { sizes: { 'web-v1': 0 } },
  ],
  [
    'Recreate: then all new pods come at once',
    { ...changed(recreate, v1(0)), unfinishedPods: { 'web-v1': 0 } },
    { sizes: { 'web-v1': 0, 'web-v2': 4 }, events: ['Scaled up replica set web-v2 from 0 to 4'], error: CONFLICT },
  ],
  [
    'Recreate: going back scales the ReplicaSet that is there',
    { ...changed(recreate, v1(0), v2(0)), unfinishedPods: { 'web-v2': 3 } },
    { sizes: { 'web-v1': 0, 'web-v2': 4 }, events: ['Scaled up replica set web-v2 from 0 to 4'] },
  ],
  [
    'going back: the old ReplicaSet first gets a new revision, and the sync breaks off',
    changed({ template: 'v1' }, v1(0), v2(4)),
    { sizes: { 'web-v1': 0, 'web-v2': 4 }, error: STALE },
  ],
  [
    'going back: then it is scaled',
    changed({ template: 'v1' }, v1(0, { revision: 3 }), v2(4)),
    { sizes: { 'web-v1': 1, 'web-v2': 4 }, events: ['Scaled up replica set web-v1 from 0 to 1'] },
  ],
])('%s', (_, before, expected) => {
  const { state: after, events, error } = syncDeployment(before, surroundings());
  expect({ sizes: sizes(after), events, ...(error === undefined ? {} : { error }) }).toEqual({
    events: [],
    ...expected,
  });
});

test('an old ReplicaSet may get two sizes in one sync, each written by itself', () => {
  const before = changed(
    { template: 'v3', replicas: 2 },
    v1(8, { available: 6, desired: 2, max: 3 }),
    replicaSet('v3', 0, { revision: 2, desired: 2, max: 3 }),
  );
  const { writes, events } = syncDeployment(before, surroundings());
  expect(writes.map(sizes)).toEqual([
    { 'web-v1': 6, 'web-v3': 0 },
    { 'web-v1': 2, 'web-v3': 0 },
    { 'web-v1': 2, 'web-v3': 0 },
  ]);
  expect(events).toEqual(['Scaled down replica set web-v1 from 8 to 6', 'Scaled down replica set web-v1 from 6 to 2']);
});
