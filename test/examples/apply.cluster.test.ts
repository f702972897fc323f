import { resolve } from 'node:path';
import { examples } from '../../examples/apps';
import { revisionObject } from '../../lib/kubernetes';
import { useControlPlane } from '../control-plane/jest/use-cluster';
import type { Namespace } from '../control-plane/namespace';
import type { Pod, Workload } from '../control-plane/objects';
import { type Manifest, manifests as objects } from './manifests';
import { readOutput } from './synthesize';

const cluster = useControlPlane();

const apps = [{ name: 'main.ts', dist: resolve('dist') }, ...examples()];

/** The committed manifests of an app, as one text. */
function manifests(dist: string): string {
  return Object.values(readOutput(dist)).join('---\n');
}

/** `kubectl apply` with strict validation; gives what it printed. */
async function apply(namespace: Namespace, yaml: string): Promise<string> {
  const { code, stdout, stderr } = await namespace.kubectl(['apply', '--validate=strict', '-f', '-'], yaml);
  // A warning of the API server would stand here.
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/**
 * Whether kubectl patches an object on each apply, and so calls it `configured`, though nothing changes: the selector of
 * a budget, which it replaces whole; claim templates, to which the API server adds; and what the API server drops, which
 * is a `minReadySeconds` of 0 and much of what cdk8s-plus writes.
 */
function isAlwaysPatched({ kind, spec }: Manifest, byCdk8sPlus: boolean): boolean {
  const { minReadySeconds, volumeClaimTemplates } = { ...spec } as Record<string, unknown>;
  const dropped = minReadySeconds === 0 || (byCdk8sPlus && ['Deployment', 'Service'].includes(kind));
  return kind === 'PodDisruptionBudget' || volumeClaimTemplates !== undefined || dropped;
}

/** `Kind/name: resourceVersion` of each object of a manifest. */
async function versions(namespace: Namespace, yaml: string): Promise<string[]> {
  const each = '{range .items[*]}{.kind}/{.metadata.name}: {.metadata.resourceVersion}{"\\n"}{end}';
  const list = await namespace.kubectlOk(['get', '-f', '-', '-o', `jsonpath=${each}`], yaml);
  const one = '{.kind}/{.metadata.name}: {.metadata.resourceVersion}';
  const text = list === '' ? await namespace.kubectlOk(['get', '-f', '-', '-o', `jsonpath=${one}`], yaml) : list;
  return text.trim().split('\n');
}

describe.each(apps)('$name', ({ name, dist }) => {
  const yaml = manifests(dist);

  test('is accepted without a warning, runs, stays the same when applied again, and its revisions are called as foretold', async () => {
    const namespace = await cluster().namespace('test');
    const store = await namespace.store();
    const kubelet = await namespace.kubelet({ seed: 1 });

    await apply(namespace, yaml);
    await kubelet.run();
    const pods = store.list<Pod>('Pod');
    expect(pods.length).toBeGreaterThan(0);
    for (const { metadata, status } of pods)
      expect(`${metadata.name} ${status.phase}`).toBe(`${metadata.name} Running`);
    const workloads = ['Deployment', 'StatefulSet', 'DaemonSet'].flatMap((kind) => store.list<Workload>(kind));
    for (const { kind, metadata } of workloads) {
      const status = await namespace.kubectlOk(['rollout', 'status', `${kind}/${metadata.name}`, '--watch=false']);
      expect(status).toMatch(/successfully rolled out|roll out complete|rolling update complete/);
    }

    const before = await versions(namespace, yaml);
    expect(before).toEqual(before.map(() => expect.stringMatching(/^\w+\/[\w-]+: \d+$/)));
    const said = (await apply(namespace, yaml)).trim().split('\n');
    const byCdk8sPlus = /^adopted\/(?!finished)/.test(name);
    const expected = Object.values(objects(readOutput(dist))).map((manifest) => {
      const verdict = isAlwaysPatched(manifest, byCdk8sPlus) ? 'configured' : 'unchanged';
      return `${manifest.kind.toLowerCase()}/${manifest.metadata.name} ${verdict}`;
    });
    expect(said.map((line) => line.replace(/^([^./]*)[^/]*/, '$1'))).toEqual(expected);
    await store.settled();
    expect(await versions(namespace, yaml)).toEqual(before);
    // 0 says that there is no difference, 1 that there is one.
    expect(await namespace.kubectl(['diff', '-f', '-'], yaml)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(store.list('ReplicaSet')).toHaveLength(store.list('Deployment').length);

    const names = '{range .items[*]}{.metadata.name}{"\\n"}{end}';
    const revisions = ['get', 'replicasets,controllerrevisions', '-o', `jsonpath=${names}`];
    const live = (await namespace.kubectlOk(revisions)).trim().split('\n');
    const foretold = Object.values(objects(readOutput(dist))).flatMap(
      (manifest) => revisionObject(manifest, '1.36')?.name ?? [],
    );
    expect(live.sort()).toEqual(foretold.sort());
  });
});

test('an update of one of several containers changes that one alone, in new pods', async () => {
  const namespace = await cluster().namespace('test');
  const store = await namespace.store();
  const kubelet = await namespace.kubelet({ seed: 1 });
  const pods = () => store.list<Pod>('Pod').map(({ metadata }) => metadata.uid);
  await apply(namespace, manifests('examples/several-containers/dist/before'));
  await kubelet.run();
  const first = pods();
  await apply(namespace, manifests('examples/several-containers/dist/after'));
  await kubelet.run();
  expect(pods().length).toBe(first.length);
  expect(pods().filter((uid) => first.includes(uid))).toEqual([]);
  const images = store
    .list<Workload>('ReplicaSet')
    .sort((a, b) => (a.spec.replicas ?? 0) - (b.spec.replicas ?? 0))
    .map(({ spec }) => (spec.template.spec as Pod['spec']).containers.map(({ image }) => image));
  expect(images).toEqual([
    ['nginx:1.22-alpine', 'nginx/nginx-prometheus-exporter:1.1.0'],
    ['nginx:1.22-alpine', 'nginx/nginx-prometheus-exporter:1.3.0'],
  ]);
});
