import { Chart, Testing } from 'cdk8s';
import type { Check } from '../../lib/checks/check';
import { CHECKS } from '../../lib/checks/registry';
import { App, DaemonSet, Deployment, Probe, Service, StatefulSet } from '../../lib/constructs';
import { judge } from '../checks/judge';
import { call } from '../cli/call';

const found = async (path: string) => {
  const { code, out, err } = await call(['check', path, '-o', 'json']);
  expect(err).toBe('');
  const document = JSON.parse(out) as {
    readonly findings: readonly { readonly id: string; readonly severity: string }[];
    readonly unusedSuppressions: readonly unknown[];
  };
  return { code, ...document };
};

test.each([
  'dist',
  'examples/web/dist',
  'examples/database/dist',
  'examples/agent/dist',
  'examples/several-containers/dist/before',
  'examples/several-containers/dist/after',
  'examples/targets/dist/dev',
  'examples/targets/dist/prod',
  'examples/adopted/dist/finished',
])('%s is a model: no error, no warning, no suppression too many', async (path) => {
  const { code, findings, unusedSuppressions } = await found(path);
  expect(code).toBe(0);
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(unusedSuppressions).toEqual([]);
});

test.each(['v1', 'v2', 'v3'])('the plain manifests of the course, %s, show what they lack', async (version) => {
  const { code, findings } = await found(`examples/course/dist/${version}`);
  expect(code).toBe(3);
  expect(findings.filter(({ severity }) => severity !== 'info').map(({ id }) => id)).toEqual([
    'no-readiness',
    'no-prestop',
    'pdb-missing',
    'spread-missing',
  ]);
});

const KINDS = { Deployment, StatefulSet, DaemonSet };

/** What the checks of two areas find in a workload behind a Service. */
function findingsOf(kind: keyof typeof KINDS, zeroDowntime: boolean): readonly string[] {
  const chart = new Chart(new App(), 'web');
  const container = {
    image: 'registry.example.com/web:1.4.2',
    portNumber: 8080,
    readiness: Probe.fromHttpGet('/ready'),
  };
  const props = { name: 'web', zeroDowntime, containers: [container] };
  const service = new Service(chart, 'Service', { name: 'web', ports: [{ port: 80, targetPort: 8080 }] });
  service.select(
    kind === 'StatefulSet'
      ? new StatefulSet(chart, 'Web', { ...props, replicas: 3, service })
      : kind === 'Deployment'
        ? new Deployment(chart, 'Web', { ...props, replicas: 3 })
        : new DaemonSet(chart, 'Web', props),
  );
  const all: readonly Check[] = CHECKS;
  const checks = all.filter(({ area }) => area === 'zero downtime' || area === 'drains');
  return judge({ head: Testing.synth(chart) }, { checks }).findings.map(({ id }) => id);
}

test.each([
  ['Deployment', ['no-prestop', 'pdb-missing', 'spread-missing', 'min-ready-zero']],
  ['StatefulSet', ['no-prestop', 'pdb-missing', 'spread-missing', 'min-ready-zero']],
  ['DaemonSet', ['no-prestop', 'min-ready-zero']],
] as const)('the preset silences all of its area, for a %s', (kind, without) => {
  expect(findingsOf(kind, false)).toEqual(without);
  expect(findingsOf(kind, true)).toEqual([]);
});
