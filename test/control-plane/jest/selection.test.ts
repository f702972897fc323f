import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNode } from '../fixtures/command';

/** A cache with nothing in it, on a machine without Go. */
const folder = mkdtempSync(join(tmpdir(), 'selection-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(env: NodeJS.ProcessEnv, ...args: string[]) {
  const { CI: _, ...rest } = process.env;
  const bare = { ...rest, CDK8S_ROLLOUT_CACHE: folder, PATH: folder, NO_COLOR: '1', ...env };
  return startNode([require.resolve('jest/bin/jest'), '-w', '1', ...args], bare).ended;
}

test('without the programs the cluster suites are left out, and one line says so and what adds them', async () => {
  const { code, stderr } = await run({}, 'random.test|client.cluster.test');
  expect(code).toBe(0);
  expect(stderr).toContain('Tests:       1 passed, 1 total');
  expect(stderr).toMatch(
    /\nLEFT OUT: the cluster suites\. Kubernetes 1\.\d+ and 1\.\d+ is not built yet: npm run test:cluster builds and runs them\.\n/,
  );
});

test('without nginx or a browser their suites are left out, and one line for each says so and how to get it', async () => {
  const { code, stderr } = await run({}, 'random.test|nginx.test');
  expect(code).toBe(0);
  expect(stderr).toContain('Tests:       1 passed, 1 total');
  expect(stderr).toMatch(
    /\nLEFT OUT: the nginx suites\. They need nginx and bubblewrap: apt-get install nginx-light bubblewrap\n/,
  );
  expect(stderr).toMatch(/\nLEFT OUT: the browser suites\. They need Chromium: apt-get install chromium\n$/);
});

test('in CI a missing nginx is a failure', async () => {
  const { code, stderr } = await run({ CI: 'true' }, '--selectProjects', 'unit', '--', 'examples/nginx.test');
  expect(code).toBe(1);
  expect(stderr).toContain('this test needs nginx and bubblewrap');
});

test('in CI a missing Go is a failure', async () => {
  const { code, stderr } = await run({ CI: 'true' }, 'client.cluster.test');
  expect(code).toBe(1);
  expect(stderr).toContain('Go is needed once, to build Kubernetes for the cluster tests');
});
