import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RolloutChecks, type ValidationContext } from '../../lib/checks/validation';
import { blocksOf } from '../docs/blocks';
import { deployment, probe, service } from './objects';

type Violation = Parameters<ValidationContext['report']['addViolation']>[0];

async function validated(properties: object, files: Readonly<Record<string, readonly object[]>>) {
  const violations: Violation[] = [];
  const submitted: unknown[] = [];
  await new RolloutChecks(properties).validate({
    manifests: Object.keys(files),
    parseManifest: (file) => files[file] ?? [],
    report: { addViolation: (each) => violations.push(each), submit: (...args) => submitted.push(args) },
  });
  return { violations, submitted };
}

test('each finding is a violation with its rule, message, fix, file and field, and an error fails', async () => {
  const { violations, submitted } = await validated(
    { only: ['no-readiness'] },
    { 'dist/a.yaml': [deployment(), service()] },
  );
  expect(violations).toEqual([
    {
      ruleName: 'no-readiness (error)',
      recommendation: expect.stringMatching(/^Deployment web: service\/web sends requests/),
      fix: 'give it a readinessProbe that succeeds once it can answer',
      violatingResources: [
        { resourceName: 'web', locations: ['spec.template.spec.containers[0]'], manifestPath: 'dist/a.yaml' },
      ],
    },
  ]);
  expect(submitted).toEqual([['failure', { kubernetes: '1.36' }]]);
});

test.each([
  ['none', 'success'],
  ['warning', 'failure'],
  ['error', 'success'],
])('failOn %s of what has only warnings: %s', async (failOn, status) => {
  const files = { a: [deployment({ container: { readinessProbe: probe() } }), service()] };
  expect((await validated({ failOn }, files)).submitted).toEqual([[status, { kubernetes: '1.36' }]]);
});

test('charts of several clusters with the same objects are judged each for itself', async () => {
  const { violations } = await validated(
    { only: ['no-readiness'] },
    { dev: [deployment(), service()], prod: [deployment(), service()] },
  );
  expect(violations.map(({ violatingResources: [resource] }) => resource?.manifestPath)).toEqual(['dev', 'prod']);
});

test.each<[properties: object, message: string]>([
  [{ failon: 'error' }, 'there is no property "failon": did you mean failOn?'],
  [{ failOn: 'warn' }, 'there is no severity "warn"'],
  [{ skip: ['no-prestp'] }, 'there is no check "no-prestp": did you mean no-prestop?'],
  [{ only: 'no-prestop' }, 'only: a list of checks is wanted, found "no-prestop"'],
  [{ kubernetes: 1.3 }, "kubernetes: 1.3 is a number: put it into quotes, as '1.36'"],
  [{ kubernetes: '1.99' }, 'Kubernetes "1.99" is not known'],
])('%j is refused', (properties, message) => {
  expect(() => new RolloutChecks(properties)).toThrow(message);
});

test('cdk8s synth loads it as the docs say, where no cdk8s-plus is installed, prints the construct, and fails after it has written', () => {
  const project = mkdtempSync(join(tmpdir(), 'validation-'));
  try {
    const modules = join(project, 'node_modules');
    mkdirSync(join(modules, 'cdk8s-rollout'), { recursive: true });
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const name of ['cdk8s', 'constructs', ...Object.keys(dependencies)]) {
      symlinkSync(resolve('node_modules', name), join(modules, name));
    }
    const compiled = ['-p', 'tsconfig.build.json', '--outDir', join(modules, 'cdk8s-rollout/out')];
    expect(spawnSync(resolve('node_modules/.bin/tsc'), compiled).status).toBe(0);
    for (const name of ['validation', 'package.json']) {
      symlinkSync(resolve(name), join(modules, 'cdk8s-rollout', name));
    }
    writeFileSync(
      join(project, 'main.js'),
      `const { App, Chart, ApiObject } = require('cdk8s');
const app = new App();
const chart = new Chart(app, 'shop');
new ApiObject(chart, 'Web', ${JSON.stringify(deployment())});
new ApiObject(chart, 'Service', ${JSON.stringify(service({ selector: { app: 'web' } }, 'web-svc'))});
app.synth();\n`,
    );
    const [block] = blocksOf(readFileSync('docs/how-to/check.md', 'utf8')).filter(({ info }) => info.has('plugin'));
    writeFileSync(join(project, 'cdk8s.yaml'), `language: typescript\napp: node main.js\n${block?.text}`);
    const { status, stdout, stderr } = spawnSync(
      resolve('node_modules/.bin/cdk8s'),
      ['synth', '--check-upgrade=false'],
      { cwd: project, encoding: 'utf8' },
    );
    const said = `${stdout}${stderr}`;
    expect(said).toMatch(/no-readiness \(error\)/);
    expect(said).toMatch(/Construct Path: shop\/Web/);
    expect(said).toMatch(/give it a readinessProbe that succeeds once it can answer/);
    expect(said).toMatch(/Manifest Path: dist\/shop\.k8s\.yaml/);
    expect(said).not.toMatch(/mutable-tag/);
    expect(existsSync(join(project, 'dist/construct-metadata.json'))).toBe(true);
    expect(status).toBe(2);
  } finally {
    rmSync(project, { recursive: true });
  }
}, 120_000);
