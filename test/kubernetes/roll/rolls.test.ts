import { rolls } from '../../../lib/kubernetes/roll/rolls';

type Json = { [key: string]: unknown };

const container = (more: Json = {}) => ({ name: 'app', image: 'nginx:1.25', ...more });

function deployment(podSpec: Json = {}, template: Json = {}): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [container()], ...podSpec },
        ...template,
      },
    },
  };
}

const withContainer = (more: Json) => deployment({ containers: [container(more)] });

test.each<readonly [string, Json, Json]>([
  ['an explicit default', deployment(), deployment({ terminationGracePeriodSeconds: 30, dnsPolicy: 'ClusterFirst' })],
  ['the pull policy of the tag', deployment(), withContainer({ imagePullPolicy: 'IfNotPresent' })],
  ['an empty list', deployment(), deployment({ volumes: [], tolerations: [] })],
  ['an empty map', deployment(), deployment({ nodeSelector: {} })],
  ['a null', deployment(), deployment({ affinity: null })],
  [
    'an amount written otherwise',
    withContainer({ resources: { requests: { cpu: '1000m', memory: '1024Mi' } } }),
    withContainer({ resources: { requests: { cpu: 1, memory: '1Gi' } } }),
  ],
  [
    'protocol TCP',
    withContainer({ ports: [{ containerPort: 80 }] }),
    withContainer({ ports: [{ containerPort: 80, protocol: 'TCP' }] }),
  ],
  [
    'hostPort 0',
    withContainer({ ports: [{ containerPort: 80 }] }),
    withContainer({ ports: [{ containerPort: 80, hostPort: 0 }] }),
  ],
  ['an empty value', withContainer({ env: [{ name: 'A' }] }), withContainer({ env: [{ name: 'A', value: '' }] })],
  ['a field behind a closed gate', deployment(), withContainer({ lifecycle: { stopSignal: 'SIGUSR1' } })],
  [
    "the controller's own label",
    deployment(),
    deployment({}, { metadata: { labels: { app: 'web', 'pod-template-hash': 'x' } } }),
  ],
])('%s starts no rollout', (_, before, after) => {
  expect(rolls(before, after, '1.36')).toEqual({ rolls: false, changes: [] });
});

const at = 'spec.template.spec';

test.each<readonly [string, Json, Json, readonly string[]]>([
  ['an image', deployment(), withContainer({ image: 'nginx:1.26' }), [`${at}.containers[0].image`]],
  ['enableServiceLinks: true', deployment(), deployment({ enableServiceLinks: true }), [`${at}.enableServiceLinks`]],
  ['affinity: {}', deployment(), deployment({ affinity: {} }), [`${at}.affinity`]],
  [
    'requests equal to limits',
    withContainer({ resources: { limits: { cpu: '1' } } }),
    withContainer({ resources: { limits: { cpu: '1' }, requests: { cpu: '1' } } }),
    [`${at}.containers[0].resources.requests.cpu`],
  ],
  [
    'the order of variables',
    withContainer({ env: [{ name: 'A' }, { name: 'B' }] }),
    withContainer({ env: [{ name: 'B' }, { name: 'A' }] }),
    [`${at}.containers[0].env`],
  ],
  [
    'the order of volumes',
    deployment({ volumes: [{ name: 'a' }, { name: 'b' }] }),
    deployment({ volumes: [{ name: 'b' }, { name: 'a' }] }),
    [`${at}.volumes`],
  ],
  [
    'a variable more, in front',
    withContainer({ env: [{ name: 'A', value: '1' }] }),
    withContainer({ env: [{ name: 'B' }, { name: 'A', value: '1' }] }),
    [`${at}.containers[0].env[0]`],
  ],
  [
    'a variable less',
    withContainer({ env: [{ name: 'A' }, { name: 'B' }] }),
    withContainer({ env: [{ name: 'B' }] }),
    [`${at}.containers[0].env[0]`],
  ],
  ['an argument', withContainer({ args: ['a'] }), withContainer({ args: ['a', 'b'] }), [`${at}.containers[0].args`]],
  [
    'a label with a slash',
    deployment(),
    deployment({}, { metadata: { labels: { app: 'web', 'example.com/x': '1' } } }),
    ['spec.template.metadata.labels[example.com/x]'],
  ],
  [
    'optional: false',
    withContainer({ envFrom: [{ configMapRef: { name: 'c' } }] }),
    withContainer({ envFrom: [{ configMapRef: { name: 'c', optional: false } }] }),
    [`${at}.containers[0].envFrom[0].configMapRef.optional`],
  ],
])('%s starts a rollout and is named', (_, before, after, paths) => {
  const roll = rolls(before, after, '1.36');
  expect(roll?.rolls).toBe(true);
  expect(roll?.changes.map(({ path }) => path)).toEqual(paths);
});

test('an amount that is kept as written rolls a StatefulSet but not a Deployment', () => {
  const amount = (cpu: string) => withContainer({ resources: { requests: { cpu } } });
  const as = (kind: string, manifest: Json): Json => ({ ...manifest, kind });
  expect(rolls(amount('1500m'), amount('1.500'), '1.36')?.rolls).toBe(false);
  expect(rolls(as('StatefulSet', amount('1500m')), as('StatefulSet', amount('1.500')), '1.36')?.rolls).toBe(true);
});

test('nothing is said of objects that are no workloads of one kind', () => {
  expect(rolls(deployment(), { ...deployment(), kind: 'StatefulSet' }, '1.36')).toBeUndefined();
  expect(
    rolls({ apiVersion: 'v1', kind: 'ConfigMap' }, { apiVersion: 'v1', kind: 'ConfigMap' }, '1.36'),
  ).toBeUndefined();
  expect(rolls(undefined, null, '1.36')).toBeUndefined();
});
