import fc from 'fast-check';
import { modelledTypes } from '../../../lib/kubernetes/defaults/defaults';
import { revisionObject } from '../../../lib/kubernetes/hash/name';
import { withDefaults } from '../../../lib/kubernetes/prepare';
import { rolls } from '../../../lib/kubernetes/roll/rolls';
import { kubectlMessage } from '../../../lib/kubernetes/validation/message';
import { validate } from '../../../lib/kubernetes/validation/validate';

const deployment = (spec: object = {}, podSpec: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'nginx' }], ...podSpec },
    },
    ...spec,
  },
});

const budget = (spec: object) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
});

const lines = (manifest: unknown, live?: unknown) =>
  validate(manifest, '1.36', live).refusals.map(({ path, message }) => `${path}: ${message}`);

test('a good Deployment is accepted', () => {
  expect(validate(deployment(), '1.36')).toEqual({ verdict: 'accepted', refusals: [], notJudged: [] });
});

test.each<readonly [string, object, readonly string[]]>([
  [
    'replicas below zero',
    deployment({ replicas: -1 }),
    ['spec.replicas: Invalid value: -1: must be greater than or equal to 0'],
  ],
  [
    'no surge and no unavailability',
    deployment({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: '0%' } } }),
    ['spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "0%": may not be 0 when `maxSurge` is 0'],
  ],
  [
    'no selector',
    deployment({ selector: undefined }),
    [
      'spec.selector: Required value',
      'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
    ],
  ],
  [
    'a budget with both bounds',
    budget({ minAvailable: 1, maxUnavailable: '10%' }),
    [
      'spec: Invalid value: {"MinAvailable":1,"Selector":{"matchLabels":{"app":"web"}},"MaxUnavailable":"10%","UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
    ],
  ],
  [
    'an ephemeral container',
    deployment({}, { ephemeralContainers: [{ name: 'shell', image: 'busybox' }] }),
    ['spec.template.spec.ephemeralContainers: Forbidden: ephemeral containers not allowed in pod template'],
  ],
  [
    'a sleep longer than the grace period',
    deployment(
      {},
      {
        terminationGracePeriodSeconds: 10,
        containers: [{ name: 'web', image: 'nginx', lifecycle: { preStop: { sleep: { seconds: 11 } } } }],
      },
    ),
    [
      'spec.template.spec.containers[0].lifecycle.preStop.sleep: Invalid value: 11: must be non-negative and less than terminationGracePeriodSeconds (10)',
    ],
  ],
])('%s is refused in the words of the API server', (_, manifest, expected) => {
  expect(lines(manifest)).toEqual(expected);
});

test('a budget may not gain the other bound', () => {
  const next = budget({ minAvailable: 1, maxUnavailable: 1 });
  expect(validate(next, '1.36', budget({ minAvailable: 1 })).verdict).toBe('refused');
});

test('a selector may not change', () => {
  const next = deployment({ selector: { matchLabels: { app: 'web', tier: 'x' } } });
  expect(lines(next, deployment())).toContain(
    'spec.selector: Invalid value: {"matchLabels":{"app":"web","tier":"x"}}: field is immutable',
  );
});

test('kubectl prints one refusal on the line and several in a list', () => {
  const one = deployment({ replicas: -1 });
  expect(kubectlMessage(one, validate(one, '1.36').refusals)).toBe(
    'The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  );
  const two = deployment({ replicas: -1, minReadySeconds: -2 });
  expect(kubectlMessage(two, validate(two, '1.36').refusals)).toMatch(
    /^The Deployment "web" is invalid: \n\* spec\.\S+: /,
  );
});

test('what is not modelled is not judged, and never accepted', () => {
  const volume = { name: 'v', projected: { sources: [{ clusterTrustBundle: { name: 'x', path: 'y' } }] } };
  expect(validate(deployment({}, { volumes: [volume] }), '1.37')).toMatchObject({
    verdict: 'not judged',
    refusals: [],
  });
  const job = { apiVersion: 'batch/v1', kind: 'Job' };
  expect(validate({ ...job, metadata: { name: 'a' } }, '1.36').verdict).toBe('not judged');
  expect(validate(job, '1.36').refusals.map(({ path }) => path)).toEqual(['metadata.name']);
  expect(validate(null, '1.36').verdict).toBe('not judged');
});

const kinds = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['v1', 'Service'],
  ['v1', 'ConfigMap'],
  ['v1', 'Secret'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
] as const;

test('each modelled kind is tried with bad input', () => {
  expect(kinds.length).toBe(modelledTypes.length);
});

/** Everything that reads a manifest: none may throw, but for the hash of a timestamp. */
function readAll(manifest: unknown): void {
  validate(manifest, '1.36');
  validate(manifest, '1.26', manifest);
  withDefaults(manifest, '1.37');
  rolls(manifest, manifest, '1.34');
  try {
    revisionObject(manifest, '1.36');
  } catch (error) {
    expect((error as Error).message).toContain('time zone');
  }
}

const odd = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  fc.constantFrom<unknown>(
    1e308,
    -0,
    2 ** 53,
    '1e999Ei',
    '\ud800',
    '__proto__',
    { __proto__: null, constructor: 1 },
    [],
  ),
);

test.each(['__proto__', 'constructor', 'toString'])('a Secret may be of the type %s', (type) => {
  expect(() => readAll({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, type })).not.toThrow();
});

test.each(kinds)('%s %s with any JSON in place of any field is read without an exception', (apiVersion, kind) => {
  const withOdd = fc.tuple(odd, odd, odd, fc.constantFrom('spec', 'data', 'metadata', 'type', 'binaryData'));
  fc.assert(
    fc.property(withOdd, ([a, b, c, key]) => {
      readAll({ apiVersion, kind, metadata: { name: 'x' }, [key]: a });
      const container = {
        name: a,
        image: b,
        resources: { limits: c, requests: a },
        ports: [b],
        env: [c],
        livenessProbe: a,
      };
      const podSpec = {
        containers: [container, c],
        volumes: [{ name: a, configMap: b }, b],
        affinity: c,
        tolerations: [a],
      };
      readAll({
        apiVersion,
        kind,
        metadata: { name: 'x', labels: b },
        spec: {
          replicas: c,
          selector: a,
          template: { metadata: b, spec: podSpec },
          strategy: { rollingUpdate: c, type: b },
          updateStrategy: { rollingUpdate: a },
          ports: [{ port: b }, c],
          metrics: [a],
          behavior: { scaleUp: b },
          minAvailable: c,
        },
      });
    }),
  );
});

test.each(['constructor', '__proto__', 'toString'])('a type called %s is a type like any other', (type) => {
  expect(validate({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, type }, '1.36').verdict).toBe(
    'accepted',
  );
  const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  const spec = { scaleTargetRef: target, maxReplicas: 2, metrics: [{ type }] };
  const autoscaler = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'x' }, spec };
  expect(lines(autoscaler)[0]).toMatch(`spec.metrics[0].type: Unsupported value: "${type}": supported values: `);
});

test('a value of another type is found with its path', () => {
  expect(lines(deployment({ replicas: 'three' }))).toEqual([
    'spec.replicas: *int32 wanted, found string'.replace('*', ''),
  ]);
  expect(lines(deployment({ replicsa: 3 }))).toEqual(['spec.replicsa: unknown field']);
});
