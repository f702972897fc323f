import { type ApplyMethod, apply } from '../../../lib/kubernetes/apply/apply';
import { withDefaults } from '../../../lib/kubernetes/prepare';
import { own } from '../../../lib/kubernetes/value';

type Json = Readonly<Record<string, unknown>>;

const deployment = (spec: Json = {}, podSpec: Json = {}, container: Json = {}): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'nginx:1', ...container }], ...podSpec },
    },
    ...spec,
  },
});

/** Applies one manifest over what another became. */
function over(last: Json, manifest: Json, method: ApplyMethod) {
  return apply({ manifest, live: withDefaults(last, '1.36'), last, method, minor: '1.36' });
}

const path = (object: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce((found, key) => (Array.isArray(found) ? found[Number(key)] : own(found, key)), object);

test('from RollingUpdate to Recreate one way passes and the other is refused', () => {
  const next = deployment({ strategy: { type: 'Recreate' } });
  expect(path(over(deployment(), next, 'client').object, 'spec', 'strategy')).toEqual({ type: 'Recreate' });
  expect(over(deployment(), next, 'server').verdict.refusals).toEqual([
    {
      path: 'spec.strategy.rollingUpdate',
      message: "Forbidden: may not be specified when strategy `type` is 'Recreate'",
    },
  ]);
});

test.each(['client', 'server'] as const)('a removed serviceAccountName changes nothing %s-side', (method) => {
  const { object } = over(deployment({}, { serviceAccountName: 'robot' }), deployment(), method);
  expect(path(object, 'spec', 'template', 'spec', 'serviceAccountName')).toBe('robot');
});

test.each(['client', 'server'] as const)('removed replicas drop to 1 %s-side', (method) => {
  expect(path(over(deployment({ replicas: 6 }), deployment(), method).object, 'spec', 'replicas')).toBe(1);
});

test('removing one of two equal port numbers removes both client-side and one server-side', () => {
  const ports = (...protocols: readonly string[]) =>
    deployment({}, {}, { ports: protocols.map((protocol) => ({ containerPort: 53, protocol })) });
  const left = (method: ApplyMethod) =>
    path(
      over(ports('TCP', 'UDP'), ports('UDP'), method).object,
      'spec',
      'template',
      'spec',
      'containers',
      '0',
      'ports',
    );
  expect(left('client')).toBeUndefined();
  expect(left('server')).toEqual([{ containerPort: 53, protocol: 'UDP' }]);
});

test.each(['client', 'server'] as const)('a container that somebody added stays %s-side', (method) => {
  const live = withDefaults(
    deployment(
      {},
      {
        containers: [
          { name: 'proxy', image: 'p' },
          { name: 'web', image: 'nginx:1' },
        ],
      },
    ),
    '1.36',
  );
  const { object } = apply({
    manifest: deployment({}, {}, { image: 'nginx:2' }),
    live,
    last: deployment(),
    method,
    minor: '1.36',
  });
  const containers = path(object, 'spec', 'template', 'spec', 'containers') as readonly Json[];
  expect(containers.map(({ name, image }) => [name, image])).toEqual([
    ['proxy', 'p'],
    ['web', 'nginx:2'],
  ]);
});

test('what was applied last is read from the annotation of kubectl', () => {
  const last = deployment({ replicas: 6 });
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(last) };
  const live = { ...withDefaults(last, '1.36'), metadata: { name: 'web', annotations } };
  const { object } = apply({ manifest: deployment(), live, method: 'client', minor: '1.36' });
  expect(path(object, 'spec', 'replicas')).toBe(1);
});

test('without a live object the manifest is created', () => {
  const { verdict, object } = apply({ manifest: deployment(), method: 'client', minor: '1.36' });
  expect([verdict.verdict, path(object, 'spec', 'replicas')]).toEqual(['accepted', 1]);
});

test('two ports that a changed list cannot tell apart are not judged', () => {
  const ports = (name: string) =>
    deployment(
      {},
      {},
      {
        ports: [
          { containerPort: 53, protocol: 'TCP' },
          { containerPort: 53, protocol: 'UDP', name },
        ],
      },
    );
  expect(over(ports('a'), ports('b'), 'client').verdict.verdict).toBe('not judged');
  expect(over(ports('a'), ports('a'), 'client').verdict.verdict).toBe('accepted');
});
