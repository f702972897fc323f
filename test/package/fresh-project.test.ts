import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { COMMANDS } from '../../lib/cli/commands';
import { type Packed, pack, run } from './pack';

/** What `cdk8s init typescript-app` copies. */
const TEMPLATE = resolve('node_modules/cdk8s-cli/templates/typescript-app');

/** What differs from it: the manifest with cdk8s-plus-27, its lock file, and an app. */
const OWN = resolve('test/package/fresh-project');

jest.setTimeout(300_000);

let packed: Packed;
let project: string;

beforeAll(() => {
  packed = pack();
  project = join(packed.folder, 'project');
  cpSync(OWN, project, { recursive: true });
  for (const file of ['tsconfig.json', 'jest.config.js', 'cdk8s.yaml', 'main.test.ts']) {
    cpSync(join(TEMPLATE, file), join(project, file));
  }
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund'];
  run('npm', ['ci', ...quiet], project);
  run('npm', ['install', ...quiet, packed.tarball], project);
});

afterAll(() => packed.remove());

const program = (name: string) => join(project, 'node_modules/.bin', name);

test('the fresh project has the development dependencies that cdk8s init gives, but for its command', () => {
  const devDependencies = (folder: string) =>
    (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly devDependencies: object })
      .devDependencies;
  const { 'cdk8s-cli': command, ...others } = devDependencies(TEMPLATE) as Record<string, string>;
  expect(command).toBeDefined();
  expect(devDependencies(OWN)).toEqual(others);
});

test('it compiles with TypeScript 5.9, library declarations checked too', () => {
  expect(run(program('tsc'), ['--version'], project)).toContain('Version 5.9.');
  expect(run(program('tsc'), ['--noEmit', '-p', '.'], project)).toBe('');
});

test('our declarations add no error under exactOptionalPropertyTypes, where those of cdk8s-plus-27 have some', () => {
  const compile = () => run(program('tsc'), ['--noEmit', '--exactOptionalPropertyTypes', '-p', '.'], project);
  expect(compile).toThrow(/^node_modules\/cdk8s-plus-27\/.*error/m);
  expect(compile).not.toThrow(/cdk8s-rollout.*error|^main.*error/m);
});

test('its jest takes the constructs through ts-jest', () => {
  run(program('jest'), ['--ci=false'], project);
  const [snapshot = ''] = readdirSync(join(project, '__snapshots__'));
  const text = readFileSync(join(project, '__snapshots__', snapshot), 'utf8');
  expect([...text.matchAll(/^ {4}"kind": "(\w+)"/gm)].map(([, kind]) => kind)).toEqual(KINDS);
});

test('cdk8s synth writes there what the sources give here', () => {
  run(resolve('node_modules/.bin/cdk8s'), ['synth', '--check-upgrade=false'], project);
  const there = readFileSync(join(project, 'dist/fresh.k8s.yaml'), 'utf8');
  const outdir = join(packed.folder, 'here');
  run('env', [`CDK8S_OUTDIR=${outdir}`, 'node', '--import', 'tsx', join(OWN, 'main.ts')], '.');
  expect(parseAllDocuments(there).map((document) => document.get('kind'))).toEqual(KINDS);
  expect(there).toBe(readFileSync(join(outdir, 'fresh.k8s.yaml'), 'utf8'));
});

test('an ES module imports our names and those of cdk8s-plus, and the review half by its paths', () => {
  const names = 'Deployment, Ingress, k8s';
  const module = `import { ${names} } from 'cdk8s-rollout';
import { createRequire } from 'node:module';
import { appendHash } from 'cdk8s-rollout/kubernetes';
import { parseHistory } from 'cdk8s-rollout/history';
import { makePlan } from 'cdk8s-rollout/plan';
import { runChecks } from 'cdk8s-rollout/checks';
const same = createRequire(import.meta.url)('cdk8s-rollout').Deployment === Deployment;
console.log([${names}, appendHash, parseHistory, makePlan, runChecks].map((value) => typeof value).join(), same);\n`;
  writeFileSync(join(project, 'esm.mjs'), module);
  expect(run('node', ['esm.mjs'], project)).toBe('function,function,object,function,function,function,function true\n');
});

test('the command that is installed there plans in every format, and the schemas are found by their names', () => {
  const args = ['plan', '--base', resolve('examples/course/dist/v1'), '--head', resolve('examples/course/dist/v2')];
  const plan = (format: string) => run(program('cdk8s-rollout'), [...args, '-o', format], project);
  expect(JSON.parse(plan('json'))).toMatchObject({ kind: 'Plan', summary: { workloads: { rollout: 1 } } });
  expect(plan('text')).toMatch(/\nPlan: 1 rollout.*\n$/);
  expect(plan('markdown')).toMatch(/^<!-- cdk8s-rollout plan -->\n/);
  expect(plan('svg')).toMatch(/^<svg /);
  expect(plan('html')).toMatch(/^<!doctype html>\n/);
  const titles = ['plan', 'check'].map((name) => `require('cdk8s-rollout/schema/${name}.v1.json').title`);
  expect(run('node', ['-e', `console.log(${titles.join()})`], project)).toBe('Plan Check\n');
});

test('all commands are in it, and what they load only where it is needed', () => {
  const command = program('cdk8s-rollout');
  const helps = COMMANDS.map(({ name }) => run(command, [name, '--help'], project).split(/[ \n]/, 3)[2]);
  expect(helps).toEqual(COMMANDS.map(({ name }) => name));
  const check = (manifest: string, ...flags: string[]) => {
    writeFileSync(join(project, 'manifest.yaml'), manifest);
    return run(command, ['check', 'manifest.yaml', '--fail-on', 'error', ...flags], project);
  };
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n';
  expect(check(`${config}  labels: &labels\n    app: web\n  annotations: *labels\n`)).toMatch(
    /^Check: .* in 1 object/m,
  );
  expect(JSON.parse(check(config, '-o', 'json'))).toMatchObject({ kind: 'Check', summary: { objects: 1 } });
  for (const format of ['markdown', 'junit', 'sarif']) expect(check(config, '-o', format)).not.toBe('');
  expect(() => check('a: b: c\n')).toThrow(/manifest\.yaml:1:/);
  expect(run(command, ['explain', 'no-prestop'], project)).toContain('no-prestop');
});

test('the model, the history, the plan and the checks have types in a project that knows no subpath exports', () => {
  const typed = `import { appendHash } from 'cdk8s-rollout/kubernetes';
import { historyPath } from 'cdk8s-rollout/history';
import { makePlan, type Plan } from 'cdk8s-rollout/plan';
import { CHECK_IDS, indexManifests, runChecks } from 'cdk8s-rollout/checks';
export const plan: Plan = makePlan([], [], { kubernetes: '1.36', apply: 'client', podStartSeconds: 5, podStopSeconds: 2, nodes: 3 });
export const { findings } = runChecks({ minor: '1.36', head: indexManifests([], '1.36'), ids: CHECK_IDS });
export const hash: string = appendHash({ kind: 'ConfigMap', name: 'web' });
export const path: string = historyPath({ target: 'prod', kind: 'Deployment', namespace: '', name: hash });\n`;
  writeFileSync(join(project, 'subpath.ts'), typed);
  run(program('tsc'), ['--noEmit', '-p', '.'], project);
});

const KINDS = [
  'ConfigMap',
  'Deployment',
  'PodDisruptionBudget',
  'Service',
  'Ingress',
  'HorizontalPodAutoscaler',
  'Service',
  'StatefulSet',
  'DaemonSet',
];
