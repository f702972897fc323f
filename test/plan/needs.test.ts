import type { JsonObject } from '../../lib/kubernetes/value';
import { container, core, deployment, planOf } from './manifests';

const asks = (cpu: string, memory = '64Mi') => container({ resources: { requests: { cpu, memory } } });
const unsized = (version: number) =>
  deployment({ replicas: undefined }, { containers: [container({ image: `nginx:1.${version}` })] });
const next = (containers: object[]) => ({ containers: containers.map((one) => ({ ...one, image: 'nginx:1.22' })) });
const quota = (hard: object) => core('ResourceQuota', 'team', { spec: { hard } });
const budget = (spec: object) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
});
const scaler = (minReplicas: number, maxReplicas: number) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas, maxReplicas },
});

test('a quota is held against the peak, terminating pods among it', () => {
  const spec = { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } };
  const { workloads, quotas } = planOf(
    [deployment(spec, { containers: [asks('100m')] })],
    [
      deployment(spec, next([asks('200m')])),
      quota({ 'requests.cpu': '1', pods: '10', 'limits.cpu': '2', services: '3' }),
    ],
  );
  expect(workloads[0]?.timeline).toMatchObject({ peakPods: 5, peakPodsWithTerminating: 6, minAvailable: 4 });
  // One of each template beside two old and two new ones that go: old 0, new 4 and two terminating, which may be of either.
  expect(workloads[0]?.requests?.pods).toBe(6);
  expect(
    quotas.map(({ resource, hard, before, after, exceeded }) => [resource, hard, before, after, exceeded]),
  ).toEqual([
    ['limits.cpu', '2', '0', '0', false],
    ['pods', '10', '4', '4', false],
    ['requests.cpu', '1', '400m', '800m', true],
  ]);
  expect(quotas.map(({ peak }) => peak)).toEqual(['0', '6', workloads[0]?.requests?.cpu]);
});

test('a quota tells which containers do not say what it limits', () => {
  const range = core('LimitRange', 'team', { spec: { limits: [{ type: 'Container', default: { memory: '1Gi' } }] } });
  const { quotas } = planOf(
    [deployment()],
    [deployment({}, next([container()])), range, quota({ cpu: '1', memory: '9Gi' })],
  );
  expect(quotas).toMatchObject([
    { resource: 'cpu', unspecified: [{ object: { kind: 'Deployment', name: 'web' }, containers: ['web'] }] },
    { resource: 'memory', before: '0', after: '4Gi' },
  ]);
  expect(quotas[1]).not.toHaveProperty('unspecified');
});

test('a container without request leaves the sum untold', () => {
  const { workloads } = planOf([], [deployment({}, { containers: [asks('100m'), { name: 'b', image: 'b:1' }] })]);
  expect(workloads[0]?.requests).toEqual({ pods: 4 });
});

test.each<[what: string, spec: object, allowed: number, atLeast: number]>([
  ['maxUnavailable 1', { maxUnavailable: 1 }, 1, 0],
  ['maxUnavailable 50%', { maxUnavailable: '50%' }, 2, 1],
  ['maxUnavailable 30%, rounded up', { maxUnavailable: '30%' }, 2, 1],
  ['minAvailable 4', { minAvailable: 4 }, 0, 0],
  ['minAvailable 30%, rounded up', { minAvailable: '30%' }, 2, 1],
])('a budget with %s', (_, spec, allowed, atLeast) => {
  const { workloads } = planOf([deployment()], [deployment({}, next([container()])), budget(spec)]);
  expect(workloads[0]?.timeline?.minAvailable).toBe(3);
  expect(workloads[0]?.budgets).toEqual([
    { name: 'web', ...spec, disruptionsAllowed: allowed, disruptionsAllowedAtLeast: atLeast },
  ]);
});

test('an autoscaler owns the size: the rollout is told for both ends of its range', () => {
  const unsized = (podSpec: object = {}) => deployment({ replicas: undefined }, podSpec);
  const { workloads } = planOf([unsized(), scaler(2, 10)], [unsized(next([container()])), scaler(2, 10)]);
  expect(workloads[0]).toMatchObject({ replicas: { from: 2, to: 2 }, verdict: 'rollout' });
  expect(workloads[0]?.autoscaler).toMatchObject({
    kind: 'HorizontalPodAutoscaler',
    name: 'web',
    minReplicas: 2,
    maxReplicas: 10,
  });
  expect(workloads[0]?.autoscaler).not.toHaveProperty('handOver');
  expect(workloads[0]?.autoscaler?.atMin).toMatchObject({
    replicas: 2,
    surge: 1,
    unavailable: 0,
    minAvailable: 2,
    peakPods: 3,
  });
  expect(workloads[0]?.autoscaler?.atMax).toMatchObject({
    replicas: 10,
    surge: 3,
    unavailable: 2,
    minAvailable: 8,
    peakPods: 13,
  });
});

test('replicas that are taken out of the manifest drop to 1 once', () => {
  const { workloads } = planOf([deployment()], [deployment({ replicas: undefined }), scaler(2, 10)]);
  expect(workloads[0]).toMatchObject({ verdict: 'scale', replicas: { from: 4, to: 1 } });
  expect(workloads[0]?.autoscaler?.handOver).toEqual({ from: 4, to: 1 });
});

test('config that keeps its name is told with who sees it', () => {
  const conf = (value: string) => core('ConfigMap', 'conf', { data: { a: value, b: 'same' } });
  const reading = (podSpec: object) => deployment({}, podSpec);
  const volumes = [{ name: 'conf', configMap: { name: 'conf' } }];
  const mounted = (mount: object) => ({
    volumes,
    containers: [container({ volumeMounts: [{ name: 'conf', mountPath: '/etc/conf', ...mount }] })],
  });
  const of = (podSpec: object, headSpec = podSpec) =>
    planOf([conf('1'), reading(podSpec)], [conf('2'), reading(headSpec)]).workloads[0];
  const env = (key: string) => ({
    containers: [container({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'conf', key } } }] })],
  });
  const update = { kind: 'ConfigMap', name: 'conf', change: 'update' };
  expect(of(mounted({}))).toMatchObject({
    verdict: 'unchanged',
    config: [{ ...update, as: 'volume', seenBy: 'running pods' }],
  });
  expect(of(mounted({ subPath: 'a' }))?.config).toEqual([{ ...update, as: 'subPath', seenBy: 'later pods' }]);
  const initial = {
    volumes,
    initContainers: [{ ...container({}), name: 'init', volumeMounts: [{ name: 'conf', mountPath: '/c' }] }],
  };
  expect(of(initial)?.config).toEqual([{ ...update, as: 'volume', seenBy: 'later pods' }]);
  expect(of(env('a'))?.config).toEqual([{ ...update, as: 'environment', seenBy: 'later pods' }]);
  expect(of(env('b'))?.config).toEqual([]);
  const envFrom = { containers: [container({ envFrom: [{ configMapRef: { name: 'conf' } }] })] };
  const later = { containers: [container({ envFrom: [{ configMapRef: { name: 'conf' } }], image: 'nginx:1.22' })] };
  expect(of(envFrom, later)?.config).toEqual([{ ...update, as: 'environment', seenBy: 'new pods' }]);
});

test('a deletion of config empties the volumes of running pods only where it is optional', () => {
  const conf = core('ConfigMap', 'conf', { data: { a: '1' } });
  const mounted = (source: object) => ({
    volumes: [{ name: 'conf', ...source }],
    containers: [container({ volumeMounts: [{ name: 'conf', mountPath: '/etc/conf' }] })],
  });
  const seenBy = (base: object, head = base) =>
    planOf([conf, deployment({}, base)], [deployment({}, head)]).workloads[0]?.config.map((one) => one.seenBy);
  const projected = (source: object) => mounted({ projected: { sources: [{ configMap: source }] } });
  const required = mounted({ configMap: { name: 'conf' } });
  expect(seenBy(required)).toEqual(['later pods']);
  expect(seenBy(required, { ...required, terminationGracePeriodSeconds: 60 })).toEqual(['new pods']);
  expect(seenBy(mounted({ configMap: { name: 'conf', optional: true } }))).toEqual(['running pods']);
  expect(seenBy(projected({ name: 'conf' }))).toEqual(['later pods']);
  expect(seenBy(projected({ name: 'conf', optional: true }))).toEqual(['running pods']);
});

test('a workload that is renamed is told on both sides', () => {
  const named = (name: string) => deployment({}, {}, { name });
  const { workloads } = planOf([named('old')], [named('new')]);
  expect(workloads.map(({ name, verdict, renamed }) => [name, verdict, renamed?.name])).toEqual([
    ['new', 'create', 'old'],
    ['old', 'delete', 'new'],
  ]);
});

test.each<[what: string, base: JsonObject[], head: JsonObject[], replicas: object]>([
  ['owns it on both sides', [unsized(1), scaler(3, 10)], [unsized(2), scaler(5, 10)], { from: 3, to: 5 }],
  [
    'owned it, and the head writes a size over it',
    [unsized(1), scaler(3, 10)],
    [deployment(), scaler(3, 10)],
    { from: 3, to: 4 },
  ],
  ['owned it, and is gone with a size in its place', [unsized(1), scaler(3, 10)], [deployment()], { from: 3, to: 4 }],
  ['owned it, and is gone: the size stays', [unsized(1), scaler(3, 10)], [unsized(2)], { from: 3, to: 3 }],
  ['is new: what runs is the default', [unsized(1)], [unsized(2), scaler(3, 10)], { from: 1, to: 1 }],
  ['comes with the workload', [], [unsized(1), scaler(3, 10)], { to: 3 }],
])('a size that an autoscaler %s', (_, base, head, replicas) => {
  expect(planOf(base, head).workloads[0]?.replicas).toEqual(replicas);
});
