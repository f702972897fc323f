import type { JsonObject } from '../../lib/kubernetes/value';
import { container, core, deployment, planOf } from './manifests';

const config = (data: object, more: object = {}) => core('ConfigMap', 'conf', { data, ...more });
const job = (podSpec: object = {}, spec: object = {}) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'migrate' },
  spec: { ...spec, template: { spec: { restartPolicy: 'Never', containers: [container()], ...podSpec } } },
});
const service = (selector: object, more: object = {}) =>
  core('Service', 'web', { spec: { selector, ports: [{ port: 80 }], ...more } });
const binding = (name: string) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'read' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
});
const claim = (storage: string) =>
  core('PersistentVolumeClaim', 'data', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
  });
const widget = (size: unknown) => ({
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name: 'w' },
  spec: { size },
});

test.each<
  [what: string, base: object | undefined, head: object | undefined, change: string | undefined, paths: string[]]
>([
  ['a new ConfigMap', undefined, config({ a: '1' }), 'create', []],
  ['a ConfigMap that is gone', config({ a: '1' }), undefined, 'delete', []],
  ['a ConfigMap with other data', config({ a: '1' }), config({ a: '2' }), 'update', ['data.a']],
  [
    'an immutable one with other data',
    config({ a: '1' }, { immutable: true }),
    config({ a: '2' }, { immutable: true }),
    'refused',
    ['data.a'],
  ],
  ['the same ConfigMap', config({ a: '1' }), config({ a: '1' }), undefined, []],
  [
    'a Service with a default spelt out',
    service({ app: 'web' }),
    service({ app: 'web' }, { type: 'ClusterIP' }),
    undefined,
    [],
  ],
  ['a Job with a default spelt out', job(), job({}, { backoffLimit: 6 }), undefined, []],
  [
    'a Job with another image',
    job(),
    job({ containers: [container({ image: 'nginx:1.22' })] }),
    'refused',
    ['spec.template.spec.containers[0].image'],
  ],
  ['a Job with more at once', job(), job({}, { parallelism: 2, completions: 1 }), 'update', ['spec.parallelism']],
  ['another role', binding('reader'), binding('writer'), 'refused', ['roleRef.name']],
  ['a claim that grows', claim('1Gi'), claim('2Gi'), 'update', ['spec.resources.requests.storage']],
  ['a claim that shrinks', claim('2Gi'), claim('1Gi'), 'refused', ['spec.resources.requests.storage']],
  ['an object of an unknown kind', widget(1), widget(2), 'update', ['spec.size']],
])('%s', (_, base, head, change, paths) => {
  const all = (object: object | undefined) => (object === undefined ? [] : [object as never]);
  const { objects, summary, refusals } = planOf(all(base), all(head));
  expect(objects.map(({ change, causes }) => ({ change, paths: causes.map(({ path }) => path) }))).toEqual(
    change === undefined ? [] : [{ change, paths }],
  );
  expect(summary.objects).toMatchObject({ [change ?? 'unchanged']: 1 });
  expect(refusals.length > 0).toBe(change === 'refused');
  for (const refusal of refusals) {
    expect(refusal).toMatchObject({ fix: expect.any(String), cost: expect.any(String), file: 'all.yaml', line: 1 });
  }
});

test('an unknown kind is compared, not judged', () => {
  expect(planOf([widget(1)], [widget(2)]).objects[0]?.notJudged).toEqual([
    { path: '', reason: 'the kind is not modelled' },
  ]);
});

test('no value of a Secret is in a plan', () => {
  const secret = (text: string) =>
    core('Secret', 'key', {
      data: { key: Buffer.from(text).toString('base64') },
      stringData: { other: text },
      metadata: { name: 'key', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': text } },
    });
  const plan = planOf([secret('hunter1'), deployment()], [secret('hunter2'), deployment()]);
  const text = JSON.stringify(plan);
  expect(plan.objects.map(({ change, causes }) => [change, causes.map(({ path, hidden }) => [path, hidden])])).toEqual([
    [
      'update',
      [
        ['data.key', true],
        ['data.other', true],
      ],
    ],
  ]);
  for (const value of [
    'hunter',
    Buffer.from('hunter1').toString('base64'),
    Buffer.from('hunter2').toString('base64'),
  ]) {
    expect(text).not.toContain(value);
  }
});

test('two versions of config are told as one change of name', () => {
  const [old, now] = [
    core('ConfigMap', 'conf-k6f6d7gm92', { data: { a: '1' } }),
    core('ConfigMap', 'conf-b2d9f4h8kt', { data: { a: '2' } }),
  ];
  const reads = (name: string) => deployment({}, { volumes: [{ name: 'conf', configMap: { name } }] });
  const { workloads, objects } = planOf([old, reads('conf-k6f6d7gm92')], [now, reads('conf-b2d9f4h8kt')]);
  expect(objects.map(({ name, change, version }) => [name, change, version])).toEqual([
    ['conf-b2d9f4h8kt', 'create', 'conf-k6f6d7gm92'],
    ['conf-k6f6d7gm92', 'delete', 'conf-b2d9f4h8kt'],
  ]);
  expect(workloads[0]?.causes).toEqual([
    {
      path: 'spec.template.spec.volumes[0].configMap.name',
      from: 'conf-k6f6d7gm92',
      to: 'conf-b2d9f4h8kt',
      config: {
        kind: 'ConfigMap',
        from: 'conf-k6f6d7gm92',
        to: 'conf-b2d9f4h8kt',
        changes: [{ path: 'data[a]', from: '1', to: '2' }],
      },
    },
  ]);
});

test('a Service whose selector changes sends all requests elsewhere at once', () => {
  const named = (name: string) => ({
    ...deployment({ selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } } } }),
    metadata: { name },
  });
  const workloads = [named('blue'), named('green')];
  const { objects } = planOf([...workloads, service({ app: 'blue' })], [...workloads, service({ app: 'green' })]);
  const reference = (name: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'default',
    name,
    target: 'default',
  });
  expect(objects[0]?.cutOver).toEqual({ from: [reference('blue')], to: [reference('green')] });
});

test('a Service that leaves the old pods of a workload for its new ones goes over at once, too', () => {
  const labelled = (version: string) => deployment({ template: { metadata: { labels: { app: 'web', version } } } });
  const selecting = (version: string) => service({ app: 'web', version });
  const { objects, workloads } = planOf([labelled('1'), selecting('1')], [labelled('2'), selecting('2')]);
  const web = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'default', name: 'web', target: 'default' };
  expect(objects[0]?.cutOver).toEqual({ from: [web], to: [web] });
  expect(workloads[0]?.services).toEqual([{ name: 'web', selectsOld: false, selectsNew: true }]);
});

test.each<[what: string, before: object, after: object]>([
  ['another label that the pods have already', { app: 'web' }, { version: '1' }],
  ['no selector any more, so that its endpoints stay', { app: 'web' }, {}],
])('a Service with %s leaves no pod', (_, before, after) => {
  const web = deployment({ template: { metadata: { labels: { app: 'web', version: '1' } } } });
  const { objects } = planOf([web, service(before as JsonObject)], [web, service(after as JsonObject)]);
  expect(objects[0]).toMatchObject({ change: 'update' });
  expect(objects[0]).not.toHaveProperty('cutOver');
});
