import { prepare, settle, withDefaults } from '../../lib/kubernetes/prepare';

const deployment = () => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 2 },
});

test('an object that may change is read each time', () => {
  const object = deployment();
  const first = withDefaults(object, '1.36');
  object.spec.replicas = 3;
  expect([first?.spec, withDefaults(object, '1.36')?.spec]).toMatchObject([{ replicas: 2 }, { replicas: 3 }]);
});

test('a settled object is read once for each minor', () => {
  const object = settle(deployment());
  expect(prepare(object, '1.36')).toBe(prepare(object, '1.36'));
  expect(prepare(settle(object), '1.36')).toBe(prepare(object, '1.36'));
  expect(prepare(object, '1.34')).not.toBe(prepare(object, '1.36'));
});

test('what depends on the live object is read with each', () => {
  const gated = settle({
    ...deployment(),
    spec: { template: { spec: { containers: [{ name: 'web', lifecycle: { stopSignal: 'SIGQUIT' } }] } } },
  });
  const lifecycleOf = (live?: unknown) => JSON.stringify(withDefaults(gated, '1.36', live)).includes('SIGQUIT');
  expect([lifecycleOf(), lifecycleOf(gated), lifecycleOf()]).toEqual([false, true, false]);
  const service = (clusterIP?: string) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { type: 'ClusterIP', clusterIP },
  });
  const asked = settle(service());
  const given = (live?: unknown) => withDefaults(asked, '1.36', live)?.spec as { readonly clusterIP?: string };
  expect([given(service('10.0.0.1')).clusterIP, given(service('10.0.0.2')).clusterIP]).toEqual([
    '10.0.0.1',
    '10.0.0.2',
  ]);
});
