import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from './client';
import { useCluster } from './jest/use-cluster';
import type { KubernetesObject } from './objects';

const cluster = useCluster();

function configMap(data: object): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data };
}

test('an object can be created, read, listed, patched and deleted', async () => {
  const namespace = await cluster().namespace();
  const { client } = cluster();
  const created = await namespace.create(configMap({ a: '1' }));
  expect(await client.get(created)).toEqual(created);
  const names = (await namespace.list('v1', 'ConfigMap')).map(({ kind, metadata }) => `${kind}/${metadata.name}`);
  expect(names).toContain('ConfigMap/settings');
  expect(await client.patch(created, { data: { b: '2' } })).toMatchObject({ data: { a: '1', b: '2' } });
  await client.delete(created);
  await expect(client.get(created)).rejects.toThrow('configmaps "settings" not found');
});

test('a dry run stores nothing', async () => {
  const namespace = await cluster().namespace();
  const object = namespace.here(configMap({ a: '1' }));
  expect(await cluster().client.create(object, { dryRun: true })).toMatchObject({ data: { a: '1' } });
  expect(await cluster().client.apply(object, { dryRun: true })).toMatchObject({ data: { a: '1' } });
  await expect(cluster().client.get(object)).rejects.toMatchObject({ status: 404, reason: 'NotFound' });
});

test('server-side apply refuses the fields of another manager unless it is forced', async () => {
  const namespace = await cluster().namespace();
  const { client } = cluster();
  const object = (value: string) => namespace.here(configMap({ a: value }));
  await client.apply(object('1'), { fieldManager: 'one' });
  await expect(client.apply(object('2'), { fieldManager: 'two' })).rejects.toThrow('conflict with "one": .data.a');
  expect(await client.apply(object('2'), { fieldManager: 'two', force: true })).toMatchObject({ data: { a: '2' } });
});

test('an unknown field is refused', async () => {
  const namespace = await cluster().namespace();
  const refused = namespace.create({ ...configMap({}), dada: {} });
  await expect(refused).rejects.toThrow(ApiError);
  await expect(refused).rejects.toThrow('unknown field "dada"');
});

test('the warnings of the API server are given', async () => {
  const namespace = await cluster().namespace();
  const containers = [{ name: 'web', image: 'nginx', env: ['1', '2'].map((value) => ({ name: 'SAME', value })) }];
  const { warnings } = await cluster().client.call({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace.name}/pods?dryRun=All`,
    body: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers } },
  });
  expect(warnings).toEqual([expect.stringContaining('hides previous definition of "SAME"')]);
});

test('hundreds of calls may be made side by side', async () => {
  const namespace = await cluster().namespace();
  const names = Array.from({ length: 300 }, (_, index) => `many-${index}`);
  await Promise.all(names.map((name) => namespace.create({ ...configMap({}), metadata: { name } })));
  const found = (await namespace.list('v1', 'ConfigMap')).map(({ metadata }) => metadata.name);
  expect(found).toEqual(expect.arrayContaining(names));
});

test('a watch goes on when the API server ends its request', async () => {
  const namespace = await cluster().namespace();
  const names = Array.from({ length: 8 }, (_, index) => `one-after-another-${index}`);
  const [seen, ends, abort] = [[] as string[], [] as string[], new AbortController()];
  await cluster().client.watch(
    { apiVersion: 'v1', kind: 'ConfigMap', namespace: namespace.name },
    abort.signal,
    ({ type, object }) => {
      if (names.includes(object.metadata.name)) seen.push(`${type} ${object.metadata.name}`);
    },
    (why) => ends.push(why),
    1,
  );
  for (const name of names) {
    await namespace.create({ ...configMap({}), metadata: { name } });
    await sleep(500);
  }
  abort.abort();
  expect({ seen, ends }).toEqual({ seen: names.map((name) => `ADDED ${name}`), ends: [] });
});

test('a store holds what is there and in which order it changed', async () => {
  const namespace = await cluster().namespace();
  const labels = { app: 'web' };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'nginx' }] } };
  const store = await namespace.store();
  await namespace.create({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas: 1, selector: { matchLabels: labels }, template },
  });
  await namespace.settled();
  const added = store.inOrder().filter(({ type }) => type === 'ADDED');
  expect(added.map(({ object }) => object.kind)).toEqual(['Deployment', 'ReplicaSet', 'Pod']);
  expect(store.list('Pod')).toHaveLength(1);
});
