import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { startNode } from '../fixtures/command';
import { leftOf } from '../fixtures/left';
import { useCluster } from '../jest/use-cluster';
import { runKubectl } from '../kubectl';
import { until } from '../until';

const cluster = useCluster();
const command = ['--import', 'tsx', 'test/control-plane/commands/cluster.ts'];
const nothing = () => {};

test('npm run cluster gives a person a cluster, and Ctrl-C ends it', async () => {
  const running = startNode([...command, '--nodes', '2', '--pod-start', '1500ms', '--pod-stop', '0']);
  const kubeconfig = await until(
    'export line',
    60,
    nothing,
    () => /^export KUBECONFIG=(.*)\n$/.exec(running.stdout)?.[1],
  );
  const connection = { ...cluster().connection, kubeconfig, directory: dirname(kubeconfig) };
  const kubectl = async (...args: string[]) => (await runKubectl(connection, args)).stdout;
  const server = await kubectl('config', 'view', '-o', 'jsonpath={.clusters[0].cluster.server}');

  expect(await kubectl('get', 'nodes', '-o', 'name')).toBe('node/node-1\nnode/node-2\n');
  await kubectl('run', 'web', '--image=nginx');
  expect(await kubectl('wait', '--for=condition=Ready', 'pod/web', '--timeout=30s')).toBe('pod/web condition met\n');
  const times = await kubectl('get', 'pod/web', '-o', 'jsonpath={.metadata.creationTimestamp} {.status.startTime}');
  const [created = 0, started = 0] = times.split(' ').map((time) => Date.parse(time));
  expect(started - created).toBeGreaterThanOrEqual(1000);

  running.child.kill('SIGINT');
  const { code, stdout, stderr } = await running.ended;
  expect(code).toBe(0);
  expect(stdout).toBe(`export KUBECONFIG=${kubeconfig}\n`);
  expect(stderr).toMatch(/^Kubernetes 1\.\d+\.\d+ with 2 nodes is ready after \d+\.\d s; Ctrl-C stops it\.\n/);
  expect(stderr).toMatch(/\nStopping\.\n$/);
  expect(await leftOf({ directory: connection.directory, server })).toEqual([]);
});

test('npm run cluster ends with one error when a program of it ends', async () => {
  const running = startNode([...command, '--nodes', '0']);
  const kubeconfig = await until(
    'export line',
    60,
    nothing,
    () => /^export KUBECONFIG=(.*)\n$/.exec(running.stdout)?.[1],
  );
  const directory = dirname(kubeconfig);
  const pid = (await leftOf({ directory, server: 'http://127.0.0.1:1' }))
    .find((line) => line.includes('/kube-scheduler '))
    ?.trim()
    .split(' ')[0];
  process.kill(Number(pid), 'SIGKILL');
  const { code, stderr } = await running.ended;
  expect(code).toBe(1);
  expect(stderr).toContain(`\nerror: kube-scheduler was killed by SIGKILL (log: ${directory}/kube-scheduler.log)\n`);
  expect(stderr).toMatch(/\nThe logs were kept: .*etcd\.log/);
  rmSync(directory, { recursive: true });
});
