import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Running, startNode } from './fixtures/command';
import { leftOf } from './fixtures/left';
import { isAlive } from './lock';
import { startControlPlane } from './start';
import { until } from './until';

const nothing = () => {};

/** The message with which a control plane fails to start; whatever is left of it but its logs is an error. */
async function failure(start: Promise<unknown>): Promise<string> {
  const message = await start.then(
    () => 'it started',
    (error: Error) => error.message,
  );
  const log = /\(log: (.*)\)$/.exec(message)?.[1];
  if (log !== undefined) {
    expect(readFileSync(log, 'utf8')).not.toBe('');
    rmSync(dirname(log), { recursive: true });
    expect(await leftOf({ directory: dirname(log), server: 'http://127.0.0.1:1' })).toEqual([]);
  }
  return message;
}

test('five starts and stops leave no process, no port and no file', async () => {
  for (let time = 0; time < 5; time += 1) {
    const controlPlane = await startControlPlane();
    const pids = [...controlPlane.pids()];
    expect(pids.map(([name]) => name).sort()).toEqual([
      'etcd',
      'kube-apiserver',
      'kube-controller-manager',
      'kube-scheduler',
      'kwok',
      'reaper',
    ]);
    expect(pids.filter(([, pid]) => !isAlive(pid))).toEqual([]);
    await controlPlane.stop();
    expect(pids.filter(([, pid]) => isAlive(pid))).toEqual([]);
    expect(await leftOf(controlPlane.connection)).toEqual([]);
  }
});

test.each(['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'] as const)(
  'a flag that %s does not know is one clear error',
  async (program) => {
    const message = await failure(startControlPlane({ flags: { [program]: ['--nonsense'] } }));
    expect(message).toMatch(
      new RegExp(`^${program} ended with exit code \\d: .*--?nonsense.* \\(log: .*${program}.log\\)$`),
    );
  },
);

describe('a port in use', () => {
  const holder = createServer();
  let port = 0;
  beforeAll(async () => {
    holder.listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  });
  afterAll(() => holder.close());

  test('is one clear error when somebody asks for it', async () => {
    expect(await failure(startControlPlane({ port }))).toBe(
      `port ${port} of 127.0.0.1 is in use: choose another, or none to get one that is free`,
    );
  });

  test('is one clear error when it is taken at the last moment', async () => {
    const message = await failure(startControlPlane({ flags: { 'kube-apiserver': [`--secure-port=${port}`] } }));
    expect(message).toMatch(/^kube-apiserver ended with exit code 1: .*address already in use.* \(log: .*\)$/);
  });
});

test('an API server that is killed is named by the next call, and its logs are kept', async () => {
  const controlPlane = await startControlPlane();
  const { directory } = controlPlane.connection;
  const log = join(directory, 'kube-apiserver.log');
  process.kill(controlPlane.pids().get('kube-apiserver') ?? 0, 'SIGKILL');
  await until('end of the API server', 10, nothing, () => controlPlane.ended);
  await expect(controlPlane.client.call({ method: 'GET', path: '/readyz' })).rejects.toThrow(
    `GET /readyz: no answer from ${controlPlane.connection.server}: kube-apiserver was killed by SIGKILL (log: ${log})`,
  );
  const logs = await controlPlane.stop();
  expect(logs).toContain(log);
  expect(existsSync(log)).toBe(true);
  rmSync(directory, { recursive: true });
  expect(await leftOf(controlPlane.connection)).toEqual([]);
});

/** A test run of one suite in the folder fixtures. */
function testRun(fixture: string, env: NodeJS.ProcessEnv = {}): Running {
  const config = 'test/control-plane/fixtures/jest.config.js';
  const args = [require.resolve('jest/bin/jest'), '-w', '1', '--config', config];
  return startNode(args, { ...process.env, ...env, FIXTURE: fixture });
}

test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('a test run that ends by %s leaves nothing', async (signal) => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  const file = join(folder, 'connection.json');
  const run = testRun('hangs', { CONNECTION_FILE: file });
  const connection = await until('connection', 60, nothing, () => JSON.parse(readFileSync(file, 'utf8')));
  expect(await leftOf(connection)).not.toEqual([]);
  run.child.kill(signal);
  await run.ended;
  const isGone = async () => (await leftOf(connection)).length === 0 || undefined;
  await until('end of what it left', 10, nothing, isGone);
  rmSync(folder, { recursive: true });
});

test('a test run that fails says where the logs are', async () => {
  const { code, stderr } = await testRun('fails').ended;
  expect(code).toBe(1);
  const logs = /^The logs of the control plane were kept: (.*)$/m.exec(stderr)?.[1]?.split(' ') ?? [];
  const names = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'];
  expect(logs.map((log) => basename(log))).toEqual(names.map((name) => `${name}.log`));
  const directory = dirname(logs[0] ?? '');
  expect(readdirSync(directory).sort()).toEqual(names.map((name) => `${name}.log`));
  rmSync(directory, { recursive: true });
});
