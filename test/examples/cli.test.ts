import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readOutput } from './synthesize';

let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'cli-'));
  for (const name of ['main.ts', 'cdk8s.yaml', 'package.json', 'tsconfig.json', 'lib', 'revisions']) {
    cpSync(name, join(project, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
});
afterAll(() => rmSync(project, { recursive: true }));

/** Runs a command as a person does in a fresh clone. */
function run(command: string, ...args: string[]): void {
  const { CI: _, JEST_WORKER_ID: __, ...env } = process.env;
  execFileSync(command, args, { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

test('`node --import tsx main.ts` writes the committed manifests', () => {
  run(process.execPath, '--import', 'tsx', 'main.ts');
  expect(readOutput(join(project, 'dist'))).toEqual(readOutput(resolve('dist')));
});

test('`npx cdk8s synth` writes the committed manifests, and nothing else is left in dist', () => {
  cpSync(resolve('LICENSE'), join(project, 'dist', 'left-over.txt'));
  run('npx', 'cdk8s', 'synth');
  expect(readOutput(join(project, 'dist'))).toEqual(readOutput(resolve('dist')));
});
