import { useControlPlane } from './jest/use-cluster';
import { standInFor } from './stand-in';

const cluster = useControlPlane();

test("a person's cluster stands in, and goes on after the tests", async () => {
  const standIn = await standInFor(cluster().connection.kubeconfig);
  expect(standIn.connection).toMatchObject({ minor: cluster().minor, builtHere: false });
  const namespace = await standIn.namespace();
  await namespace.apply(JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } }));
  expect(await namespace.get('v1', 'ConfigMap', 'settings')).toMatchObject({ kind: 'ConfigMap' });
  await namespace.remove();
  expect(await standIn.stop()).toEqual([]);
  const left = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace.name } };
  const phase = cluster()
    .client.get<{ status: { phase: string } }>(left)
    .then(({ status }) => status.phase);
  expect(await phase.catch(() => 'Gone')).toMatch(/Terminating|Gone/);
});

test("nobody plays the kubelets of a person's cluster", async () => {
  const standIn = await standInFor(cluster().connection.kubeconfig);
  await expect(standIn.namespace('test')).rejects.toThrow(
    'a cluster with kubelets of its own leaves none to play: use useControlPlane()',
  );
  await standIn.stop();
});

test('a bare KUBECONFIG is not looked at', async () => {
  const before = process.env.KUBECONFIG;
  process.env.KUBECONFIG = '/nowhere';
  try {
    expect((await cluster().kubectl(['get', 'namespace', 'default', '-o', 'name'])).stdout).toBe('namespace/default\n');
  } finally {
    if (before === undefined) delete process.env.KUBECONFIG;
    else process.env.KUBECONFIG = before;
  }
});

test('a kubeconfig that is not there is named, with the variable that names it', async () => {
  await expect(standInFor('nowhere')).rejects.toThrow(
    'CDK8S_ROLLOUT_TEST_KUBECONFIG names nowhere, which does not exist',
  );
});
