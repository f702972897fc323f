import { container, deployment, planOf } from './manifests';

test('a strategy that only server-side apply refuses is told', () => {
  const { workloads } = planOf([deployment()], [deployment({ strategy: { type: 'Recreate' } })]);
  expect(workloads[0]).toMatchObject({ verdict: 'update', otherApply: { apply: 'server', verdict: 'refused' } });
  expect(workloads[0]?.otherApply?.refusals.map(({ path }) => path)).toEqual(['spec.strategy.rollingUpdate']);
});

test('ports that only client-side apply loses are told, and what stays', () => {
  const ports = (...protocols: string[]) => ({
    containers: [
      container({
        ports: protocols.map((protocol) => ({ containerPort: 53, protocol, name: protocol.toLowerCase() })),
      }),
    ],
  });
  const { workloads } = planOf([deployment({}, ports('TCP', 'UDP'))], [deployment({}, ports('UDP'))]);
  expect(workloads[0]?.otherApply).toMatchObject({
    apply: 'server',
    verdict: 'rollout',
    changes: ['rollout'],
    refusals: [],
  });
  expect(workloads[0]?.otherApply?.differences.join()).toContain('spec.template.spec.containers[0].ports');
});

test('an image is set in the same way by both', () => {
  const { workloads } = planOf([deployment()], [deployment({}, { containers: [container({ image: 'nginx:1.22' })] })]);
  expect(workloads[0]).not.toHaveProperty('otherApply');
});
