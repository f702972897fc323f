import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '../call';
import { PlanProject } from '../plan/repository';

let project: PlanProject;

beforeEach(() => {
  project = new PlanProject();
});

afterEach(() => {
  project.remove();
});

const budget = (rest: string) => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web   # the shop's
spec:
  # one at a time
  maxUnavailable: 1
  selector: {matchLabels: {app: web}} # its pods
${rest}`;
const BAD = budget('');
const GOOD = budget('  unhealthyPodEvictionPolicy: AlwaysAllow\n');
const fix = (...args: readonly string[]) => call(['check', '--fix', ...args], { cwd: project.folder });
const read = (file: string) => readFileSync(join(project.folder, file), 'utf8');

test('a hand-written file is mended, a second run changes nothing, and the exit code is that of what is left', async () => {
  project.write('k8s/web.yaml', BAD);
  expect(await fix('k8s', '--fail-on', 'warning')).toEqual({
    code: 0,
    out: 'Check: nothing found in 1 object\n',
    err: 'k8s/web.yaml: 1 finding mended (pdb-unhealthy)\n',
  });
  expect(read('k8s/web.yaml')).toBe(GOOD);
  expect(await fix('k8s')).toEqual({ code: 0, out: 'Check: nothing found in 1 object\n', err: '' });
  project.write('k8s/web.yaml', BAD.replace('maxUnavailable: 1', 'maxUnavailable: 0'));
  expect((await fix('k8s')).code).toBe(3);
});

test('what an app writes is left alone: a patch, and the property to set', async () => {
  project.write('dist/web.yaml', BAD);
  const { code, out, err } = await fix('--fail-on', 'warning');
  expect({ code, err }).toEqual({ code: 3, err: '' });
  expect(out.slice(0, out.indexOf('\n\n'))).toBe(`\
dist/web.yaml is written by the app: mend it where it is made
  pdb-unhealthy of poddisruptionbudget.policy/web: PodDisruptionBudget of cdk8s-rollout, whose unhealthyPodEviction is AlwaysAllow by default
--- a/dist/web.yaml
+++ b/dist/web.yaml
@@ -5,4 +5,5 @@
 spec:
   # one at a time
   maxUnavailable: 1
   selector: {matchLabels: {app: web}} # its pods
+  unhealthyPodEvictionPolicy: AlwaysAllow`);
  expect(read('dist/web.yaml')).toBe(BAD);
});

test('with another format the patch is beside it, so that the result can be read', async () => {
  project.write('dist/web.yaml', BAD);
  const { out, err } = await fix('-o', 'json');
  expect(JSON.parse(out).findings).toHaveLength(1);
  expect(err).toContain('\n+  unhealthyPodEvictionPolicy: AlwaysAllow\n');
});

test('of standard input the mended text is printed, also where there is nothing to mend', async () => {
  const pipe = (text: string) => call(['check', '-', '--fix'], { cwd: project.folder, stdin: () => text });
  expect(await pipe(BAD)).toEqual({
    code: 0,
    out: GOOD,
    err: '-: 1 finding mended (pdb-unhealthy)\nCheck: nothing found in 1 object\n',
  });
  expect(await pipe(GOOD)).toEqual({ code: 0, out: GOOD, err: 'Check: nothing found in 1 object\n' });
});

test('what is suppressed, known or not chosen is not mended', async () => {
  project.write('k8s/web.yaml', BAD);
  await fix('k8s', '--skip', 'pdb-unhealthy');
  await call(['check', 'k8s', '--write-baseline', 'known.json'], { cwd: project.folder });
  await fix('k8s', '--baseline', 'known.json');
  expect(read('k8s/web.yaml')).toBe(BAD);
  const suppressed = BAD.replace(
    'metadata:',
    "metadata:\n  annotations: {cdk8s-rollout/ignore.pdb-unhealthy: 'so it is'}",
  );
  project.write('k8s/web.yaml', suppressed);
  await fix('k8s');
  expect(read('k8s/web.yaml')).toBe(suppressed);
});

test.each<[what: string, before: string, after: string]>([
  ['a mapping in braces', '{minAvailable: 1}', '{minAvailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow}'],
  ['JSON', '{"minAvailable": 1}', '{"minAvailable": 1, "unhealthyPodEvictionPolicy":"AlwaysAllow"}'],
  [
    'JSON on lines',
    '{\n    "minAvailable": 1\n  }',
    '{\n    "minAvailable": 1,\n    "unhealthyPodEvictionPolicy":"AlwaysAllow"\n  }',
  ],
  [
    'another value, with a comment',
    '\n  unhealthyPodEvictionPolicy: IfHealthyBudget # why\n  minAvailable: 1',
    '\n  unhealthyPodEvictionPolicy: AlwaysAllow # why\n  minAvailable: 1',
  ],
  [
    'a text block at the end',
    '\n  minAvailable: |-\n    50%\n',
    '\n  minAvailable: |-\n    50%\n  unhealthyPodEvictionPolicy: AlwaysAllow\n',
  ],
])('%s', async (_, before, after) => {
  const text = (spec: string) =>
    `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: ${spec}\n`;
  project.write('k8s/web.yaml', text(before));
  await fix('k8s');
  expect(read('k8s/web.yaml').replaceAll('": "AlwaysAllow"', '":"AlwaysAllow"')).toBe(text(after));
});

test('what is shared by an anchor stays, and why is said; all else in the file is mended', async () => {
  const shared = `apiVersion: v1
kind: List
items:
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: a}
    spec: &spec
      maxUnavailable: 1
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: b}
    spec: *spec
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: c}
    spec:
      maxUnavailable: 1
`;
  project.write('k8s/web.yaml', shared);
  const { code, err } = await fix('k8s', '--fail-on', 'warning');
  expect(code).toBe(3);
  expect(err).toBe(`\
k8s/web.yaml: 1 finding mended (pdb-unhealthy)
k8s/web.yaml:4: pdb-unhealthy of poddisruptionbudget.policy/a is not mended: other places share it by an anchor
k8s/web.yaml:9: pdb-unhealthy of poddisruptionbudget.policy/b is not mended: it is shared with other places (an alias of YAML)
`);
  expect(read('k8s/web.yaml')).toBe(`${shared}      unhealthyPodEvictionPolicy: AlwaysAllow\n`);
});

test('what is left is told with the line that the report has', async () => {
  const kept = `${budget('  selector: |+\n    text')
    .replace('name: web', 'name: kept')
    .replace(/ {2}selector: \{.*\n/, '')}\n\n`;
  project.write('k8s/web.yaml', `${BAD}---\n${kept}`);
  const { out, err } = await fix('k8s', '--only', 'pdb-unhealthy');
  expect(err).toBe(`\
k8s/web.yaml: 1 finding mended (pdb-unhealthy)
k8s/web.yaml:11: pdb-unhealthy of poddisruptionbudget.policy/kept is not mended: its layout cannot be kept
`);
  expect(out).toContain('poddisruptionbudget.policy/kept  k8s/web.yaml:11\n');
});

test('a file without a line break at its end, and Windows line breaks', async () => {
  project.write('k8s/a.yaml', BAD.trimEnd());
  project.write('k8s/b.yaml', BAD.replace('name: web', 'name: b').replaceAll('\n', '\r\n'));
  await fix('k8s');
  expect(read('k8s/a.yaml')).toBe(GOOD.trimEnd());
  expect(read('k8s/b.yaml')).toBe(GOOD.replace('name: web', 'name: b').replaceAll('\n', '\r\n'));
});

const IMPATIENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          lifecycle:
            preStop:
              exec:
                command: ['sleep', '40']
`;
const PATIENT = `${IMPATIENT.slice(0, IMPATIENT.indexOf('exec:'))}sleep:
                seconds: 40
      terminationGracePeriodSeconds: 75
`;

test('what can be mended once something else is, is mended in the same run and told once', async () => {
  const only = ['--only', 'prestop-exceeds-grace,prestop-exec-sleep', '--fail-on', 'none'];
  project.write('k8s/web.yaml', IMPATIENT);
  project.write('dist/web.yaml', IMPATIENT);
  expect(await fix('k8s', ...only)).toEqual({
    code: 0,
    out: 'Check: nothing found in 1 object\n',
    err: 'k8s/web.yaml: 2 findings mended (prestop-exceeds-grace, prestop-exec-sleep)\n',
  });
  expect(read('k8s/web.yaml')).toBe(PATIENT);
  const { out } = await fix('dist', ...only);
  expect(out.slice(out.indexOf('@@'), out.indexOf('\n\n'))).toBe(`@@ -12,6 +12,7 @@
         - name: web
           image: registry.example.com/web:1.4.2
           lifecycle:
             preStop:
-              exec:
-                command: ['sleep', '40']
+              sleep:
+                seconds: 40
+      terminationGracePeriodSeconds: 75`);
  expect(out).toMatch(/Check: 1 error, 1 warning in 1 object\n$/);
  expect(read('dist/web.yaml')).toBe(IMPATIENT);
});

test('a byte order mark stays, in files and patches', async () => {
  for (const name of ['k8s/web.yaml', 'dist/web.yaml', 'k8s/web.json']) {
    project.write(name, `\ufeff${name.endsWith('json') ? '{"apiVersion":"v1","kind":"List","items":[]}' : BAD}`);
  }
  await fix('k8s');
  expect(read('k8s/web.yaml')).toBe(`\ufeff${GOOD}`);
  const { stdout, status } = spawnSync('git', ['apply', '--unidiff-zero'], {
    cwd: project.folder,
    encoding: 'utf8',
    input: (await fix('dist')).out,
  });
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  expect(read('dist/web.yaml')).toBe(`\ufeff${GOOD}`);
});

test('what Git holds gets a patch', async () => {
  project.write('k8s/web.yaml', BAD);
  project.commit('one');
  const { out } = await fix('HEAD:k8s');
  expect(out).toMatch(/^k8s\/web\.yaml comes from Git: mend it where it is made\n/);
  expect(read('k8s/web.yaml')).toBe(BAD);
});
