import { stringify } from 'yaml';
import { claim, deployment, service } from '../../checks/objects';
import { call } from '../call';
import { PlanProject } from './repository';

let project: PlanProject;

afterEach(() => {
  project.remove();
});

const yaml = (...objects: readonly object[]) => objects.map((object) => stringify(object)).join('---\n');
const plan = (...args: readonly string[]) =>
  call(['plan', '--base', 'before', '--head', 'dist', ...args], { cwd: project.folder });

beforeEach(() => {
  project = new PlanProject();
  project.write('before/web.yaml', yaml(deployment(), service(), deployment({ name: 'api' }), service({}, 'api')));
  const changed = deployment({ container: { image: 'registry.example.com/web:1.5.0' } });
  project.write('dist/web.yaml', yaml(changed, service(), deployment({ name: 'api' }), service({}, 'api')));
});

test('it tells the errors and warnings of what changes, and of nothing else', async () => {
  const { code, out } = await plan('-o', 'json');
  expect(code).toBe(0);
  expect(
    JSON.parse(out).findings.map(({ id, object }: { id: string; object: { name: string } }) => [object.name, id]),
  ).toEqual([
    ['web', 'no-readiness'],
    ['web', 'no-prestop'],
    ['web', 'pdb-missing'],
    ['web', 'spread-missing'],
  ]);
});

test.each([
  [
    'text',
    /error no-readiness at [\s\S]*Plan: 1 rollout, 3 unchanged; 1 error, 3 warnings\n$|Plan: 1 rollout; 1 error, 3 warnings\n$/,
  ],
  ['markdown', /\*\*error\*\* `no-readiness` at /],
  ['html', /no-readiness/],
  ['svg', /Found: 1 error, 3 warnings \(no-readiness, no-prestop, pdb-missing, spread-missing\)\./],
])('as %s', async (format, shows) => {
  expect((await plan('-o', format)).out).toMatch(shows);
});

test.each([
  ['none', 0],
  ['error', 3],
])('--fail-on %s ends with %d', async (failOn, code) => {
  expect((await plan('--fail-on', failOn)).code).toBe(code);
});

test('an error beats --exit-code', async () => {
  expect((await plan('--exit-code')).code).toBe(2);
  expect((await plan('--exit-code', '--fail-on', 'error')).code).toBe(3);
});

test('what is refused is told once', async () => {
  project.write('dist/web.yaml', yaml(deployment({ labels: { app: 'shop' } }), service()));
  const { code, out } = await plan('-o', 'json');
  const { refusals, findings } = JSON.parse(out);
  expect(code).toBe(3);
  expect(refusals).toHaveLength(1);
  expect(findings.filter(({ message }: { message: string }) => message.includes('refuses'))).toEqual([]);
});

test('config that changes under a workload which stays is told with the workload', async () => {
  const reads = deployment({ name: 'api', container: { envFrom: [{ configMapRef: { name: 'conf' } }] } });
  const config = (value: string) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'conf' },
    data: { a: value },
  });
  project.write('before/web.yaml', yaml(reads, config('1')));
  project.write('dist/web.yaml', yaml(reads, config('2')));
  const { findings } = JSON.parse((await plan('-o', 'json')).out);
  expect(findings.map(({ id, object }: { id: string; object: { name: string } }) => [object.name, id])).toEqual([
    ['api', 'config-not-restarted'],
  ]);
});

test.each([
  ['a workload that stays as it is', {}, 'data'],
  ['a workload that rolls out', { image: 'registry.example.com/web:1.5.0' }, 'web'],
])('what is deleted and %s needs is told', async (_, container, at) => {
  const pod = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] };
  project.write('before/web.yaml', yaml(deployment({ pod }), claim()));
  project.write('dist/web.yaml', yaml(deployment({ pod, container })));
  const { findings } = JSON.parse((await plan('-o', 'json')).out);
  const errors = findings.filter(({ severity }: { severity: string }) => severity === 'error');
  expect(errors.map(({ id, object }: { id: string; object: { name: string } }) => [object.name, id])).toEqual([
    [at, 'dangling-ref'],
  ]);
  expect((await plan('--fail-on', 'error')).code).toBe(3);
});

describe('a quota that stays', () => {
  const quota = (pods: string) => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'team' },
    spec: { hard: { pods } },
  });
  const careful = (image: string, name = 'web') =>
    deployment({
      name,
      container: { image: `registry.example.com/${image}` },
      spec: { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
    });
  const quotaFindings = async (pods: string, after: readonly object[]) => {
    project.write('before/web.yaml', yaml(careful('web:1'), careful('api:1', 'api'), quota(pods)));
    project.write('dist/web.yaml', yaml(...after, quota(pods)));
    const { findings } = JSON.parse((await plan('-o', 'json')).out);
    return findings
      .filter(({ id }: { id: string }) => id === 'quota-peak')
      .map(({ object, message }: { object: { name: string }; message: string }) => `${object.name}: ${message}`);
  };

  test.each([
    ['has no room for the rollout', '6', 'resourcequota/team allows 6 of pods, 6 are in use'],
    ['has no room for all pods', '5', 'resourcequota/team allows 5 of pods, the workloads of the namespace need 6'],
  ])('and %s is told with the workload that rolls', async (_, pods, says) => {
    expect(await quotaFindings(pods, [careful('web:2'), careful('api:1', 'api')])).toEqual([
      expect.stringMatching(`^web: ${says}: `),
    ]);
  });

  test('is not told where nothing rolls', async () => {
    expect(await quotaFindings('5', [careful('web:1'), careful('api:1', 'api')])).toEqual([]);
  });
});
