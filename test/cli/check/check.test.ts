import { stringify } from 'yaml';
import { budget, deployment, probe, service } from '../../checks/objects';
import { call } from '../call';
import { PlanProject } from '../plan/repository';

let project: PlanProject;

beforeEach(() => {
  project = new PlanProject();
});

afterEach(() => {
  project.remove();
});

const yaml = (...objects: readonly object[]) => objects.map((object) => stringify(object)).join('---\n');
const WEB = yaml(deployment(), service());
const check = (...args: readonly string[]) => call(['check', ...args], { cwd: project.folder });
const ids = (out: string) => JSON.parse(out).findings.map(({ id }: { id: string }) => id);

test('it checks the output folder of cdk8s.yaml, and ends with 3 for an error', async () => {
  project.write('dist/web.yaml', WEB);
  const { code, out, err } = await check();
  expect({ code, err }).toEqual({ code: 3, err: '' });
  expect(out).toMatch(/^deployment\.apps\/web {2}dist\/web\.yaml:1\n {2}error no-readiness at /);
  expect(out).toMatch(/\nCheck: 1 error, 3 warnings, 2 info in 2 objects\n$/);
});

test('folders below may order what goes to one cluster', async () => {
  project.write('k8s/workloads/web.yaml', stringify(deployment()));
  project.write('k8s/services/web.yaml', stringify(service()));
  const { out } = await check('k8s', '-o', 'json');
  expect(ids(out)).toContain('no-readiness');
});

test.each([
  ['error', 3],
  ['none', 0],
])('--fail-on %s ends with %d where there is an error', async (failOn, code) => {
  project.write('dist/web.yaml', WEB);
  expect((await check('--fail-on', failOn)).code).toBe(code);
});

test.each([
  ['error', 0],
  ['warning', 3],
  ['info', 3],
])('--fail-on %s ends with %d where the gravest is a warning', async (failOn, code) => {
  project.write('dist/web.yaml', WEB);
  expect((await check('--skip', 'no-readiness', '--fail-on', failOn)).code).toBe(code);
});

test('--only and --skip choose the checks', async () => {
  project.write('dist/web.yaml', WEB);
  expect(ids((await check('--only', 'no-prestop, pdb-missing', '-o', 'json')).out)).toEqual([
    'no-prestop',
    'pdb-missing',
  ]);
  expect(ids((await check('--only', 'no-prestop,pdb-missing', '--skip', 'no-prestop', '-o', 'json')).out)).toEqual([
    'pdb-missing',
  ]);
});

test('a path, and standard input without a place', async () => {
  project.write('other/web.yaml', WEB);
  expect(JSON.parse((await check('other', '-o', 'json')).out).findings[0]).toMatchObject({
    file: 'other/web.yaml',
    line: 1,
  });
  const { out } = await call(['check', '-', '-o', 'json', '-n', 'shop'], { cwd: project.folder, stdin: () => WEB });
  const [first] = JSON.parse(out).findings;
  expect(first).toMatchObject({ id: 'no-readiness', object: { namespace: 'shop' }, line: 1 });
  expect(first).not.toHaveProperty('file');
});

test('--kubernetes says which fields there are', async () => {
  project.write(
    'dist/web.yaml',
    yaml(deployment({ container: { lifecycle: { preStop: { sleep: { seconds: 5 } } } } })),
  );
  expect(ids((await check('--only', 'version-gate', '-o', 'json', '--kubernetes', '1.29')).out)).toEqual([
    'version-gate',
  ]);
  expect(ids((await check('--only', 'version-gate', '-o', 'json')).out)).toEqual([]);
});

test('--base checks the change as well', async () => {
  project.write('before/web.yaml', yaml(deployment(), service()));
  project.write('dist/web.yaml', yaml(deployment({ labels: { app: 'shop' } }), service({ selector: { app: 'shop' } })));
  const { code, out } = await check('--base', 'before', '-o', 'json', '--only', 'immutable-selector,no-prestop');
  expect(code).toBe(3);
  expect(ids(out)).toEqual(['immutable-selector', 'no-prestop']);
  expect(JSON.parse(out).findings[0].fix).toMatch(/^give it a new name/);
});

test('severities of the project count, and a typo in them is told with its place', async () => {
  project.write('dist/web.yaml', WEB);
  project.write('cdk8s.yaml', 'app: x\nrollout:\n  severities:\n    no-readiness: info\n    mutable-tag: off\n');
  const { code, out } = await check();
  expect(code).toBe(0);
  expect(out).toMatch(/\nCheck: 3 warnings, 2 info in 2 objects\n$/);
  project.write('cdk8s.yaml', 'app: x\nrollout:\n  severities:\n    no-readines: info\n');
  expect(await check()).toEqual({
    code: 1,
    out: '',
    err: 'error: cdk8s.yaml:4: rollout.severities: there is no check "no-readines"\n  fix: did you mean no-readiness?\n',
  });
});

test('suppressions are listed, and unused ones', async () => {
  const annotations = {
    'cdk8s-rollout/ignore.no-readiness': 'it answers at once',
    'cdk8s-rollout/ignore.pdb-overlap': 'there was one',
  };
  project.write('dist/web.yaml', yaml(deployment({ annotations }), service()));
  const { out } = await check('--skip', 'no-prestop,pdb-missing,spread-missing,mutable-tag,min-ready-zero');
  expect(out).toBe(`\
suppressed: no-readiness of deployment.apps/web: it answers at once
unused suppression: pdb-overlap of deployment.apps/web at dist/web.yaml:1:
    remove it

Check: nothing found in 2 objects; 1 suppressed
`);
});

test('a baseline is written once, then only what is new fails, and what was mended is told', async () => {
  project.write('dist/web.yaml', WEB);
  expect(await check('--write-baseline', 'known.json')).toEqual({
    code: 0,
    out: '',
    err: 'known.json: 6 findings written\n',
  });
  const known = await check('--baseline', 'known.json', '--fail-on', 'info');
  expect(known).toEqual({ code: 0, out: 'Check: nothing found in 2 objects; 6 in the baseline\n', err: '' });
  project.write(
    'dist/web.yaml',
    yaml(deployment({ container: { readinessProbe: probe() } }), service(), budget({ maxUnavailable: 0 })),
  );
  const { code, out } = await check('--baseline', 'known.json', '-o', 'json');
  expect(code).toBe(3);
  expect(ids(out)).toEqual(['pdb-blocks-drain', 'pdb-unhealthy']);
  expect(
    JSON.parse(out)
      .stale.map(({ id }: { id: string }) => id)
      .sort(),
  ).toEqual(['no-readiness', 'pdb-missing']);
  await check('--baseline', 'known.json', '--write-baseline', 'known.json');
  expect((await check('--baseline', 'known.json')).out).toBe('Check: nothing found in 3 objects; 6 in the baseline\n');
});

test.each<[what: string, files: Readonly<Record<string, string>>, args: readonly string[], err: string]>([
  [
    'an unknown check',
    {},
    ['--only', 'no-prestp'],
    'error: --only: there is no check "no-prestp"\n  fix: did you mean no-prestop?\n',
  ],
  [
    'an unknown check to skip',
    {},
    ['--skip', 'zzzzzzzzzzzz'],
    'error: --skip: there is no check "zzzzzzzzzzzz"\n  fix: cdk8s-rollout explain lists them all\n',
  ],
  [
    'no manifests',
    {},
    [],
    'error: there is no dist/ with manifests to check\n  fix: synthesize first (cdk8s synth), or say what to check: check DIR\n',
  ],
  ['a path that is not there', {}, ['nowhere'], 'error: cannot read nowhere: there is no such file or folder\n'],
  [
    'a baseline that is not there',
    { 'dist/a.yaml': WEB },
    ['--baseline', 'nowhere.json'],
    'error: cannot read nowhere.json: there is no such file or folder\n',
  ],
  [
    'a baseline that is none',
    { 'dist/a.yaml': WEB, 'b.json': '{}' },
    ['--baseline', 'b.json'],
    'error: b.json: it is no baseline of cdk8s-rollout/v1\n  fix: write it anew: --write-baseline b.json\n',
  ],
  ['what is not YAML', { 'dist/a.yaml': 'a: [\n' }, [], expect.stringMatching(/^error: dist\/a\.yaml:/)],
])('%s is told, and nothing is printed', async (_, files, args, err) => {
  for (const [path, text] of Object.entries(files)) {
    project.write(path, text);
  }
  expect(await check(...args)).toEqual({ code: 1, out: '', err });
});
