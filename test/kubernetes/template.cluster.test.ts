import { revisionObject } from '../../lib/kubernetes/hash/name';
import { withDefaults } from '../../lib/kubernetes/prepare';
import type { JsonObject } from '../../lib/kubernetes/value';
import { useControlPlane } from '../control-plane/jest/use-cluster';
import type { KubernetesObject } from '../control-plane/objects';
import { random } from '../control-plane/random';
import { differingPaths } from './differing-paths';
import { KINDS, type Kind } from './generate/object';
import { objectSamples, samples } from './generate/samples';
import { report, runs, seed } from './runs';

/** The fields of the 1.34 table behind a gate that is off there: without them nothing is left of their parent. */
const MISSED = {
  '1.36': [],
  '1.34': ['fileKeyRef', 'volumeName', 'path', 'key', 'optional'],
};

/** What the API server allocates: nobody can say it beforehand. */
const ALLOCATED = /^\.spec\.(clusterIPs?|ipFamil(ies|yPolicy)|healthCheckNodePort|ports\.\d+\.nodePort)(\.|$)/;

describe.each(['1.36', '1.34'] as const)('on Kubernetes %s', (minor) => {
  const cluster = useControlPlane({ minor });

  const accepts = (namespace: { here(object: KubernetesObject): KubernetesObject }) => async (object: JsonObject) =>
    cluster()
      .client.create(namespace.here(object as unknown as KubernetesObject), { dryRun: true })
      .then(
        () => true,
        () => false,
      );

  test('templates with every field of the table default and hash as said', async () => {
    const namespace = await cluster().namespace();
    const { workloads, missed } = await samples(minor, random(seed), runs(470), accepts(namespace));
    expect(missed.map((field) => field.replace(/^.*\./, ''))).toEqual(MISSED[minor]);
    for (const workload of workloads) {
      const live = await namespace.create<JsonObject>(workload as unknown as KubernetesObject);
      expect({ workload, paths: differingPaths(withDefaults(workload, minor)?.spec, live.spec) }).toEqual({
        workload,
        paths: [],
      });
    }
    await namespace.settled();
    const made = [
      ...(await namespace.list('apps/v1', 'ReplicaSet')),
      ...(await namespace.list('apps/v1', 'ControllerRevision')),
    ].map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    const said = workloads.map((workload) => revisionObject(workload, minor)).map((one) => `${one?.kind}/${one?.name}`);
    expect(said.sort()).toEqual(made.sort());
    report(`${minor}: ${workloads.length} templates defaulted and hashed`);
  }, 600_000);

  test('the collision count in the status enters the name of the next ReplicaSet', async () => {
    const namespace = await cluster().namespace();
    const deployment = (image: string) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        replicas: 0,
        selector: { matchLabels: { app: 'web' } },
        template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image }] } },
      },
    });
    const here = namespace.here(deployment('nginx:1') as KubernetesObject);
    await namespace.create(here);
    await namespace.settled();
    await cluster().client.patch(here, { status: { collisionCount: 300 } }, 'merge', { subresource: 'status' });
    await cluster().client.patch(here, deployment('nginx:2'));
    await namespace.settled();
    const names = (await namespace.list('apps/v1', 'ReplicaSet')).map(({ metadata }) => metadata.name);
    const said = [
      revisionObject(deployment('nginx:1'), minor)?.name,
      revisionObject(deployment('nginx:2'), minor, 300)?.name,
    ];
    expect(names.sort()).toEqual(said.sort());
  });

  test.each(Object.keys(KINDS) as readonly Kind[])(
    'a %s with every field of the table defaults as said',
    async (kind) => {
      const namespace = await cluster().namespace();
      const { workloads, missed } = await objectSamples(minor, kind, random(seed), accepts(namespace));
      expect(missed).toEqual([]);
      for (const object of workloads) {
        const { metadata, status, ...live } = await cluster().client.create<JsonObject>(
          namespace.here(object as unknown as KubernetesObject),
          { dryRun: true },
        );
        const { metadata: _, status: __, ...said } = withDefaults(object, minor) ?? {};
        expect({ object, paths: differingPaths(said, live).filter((path) => !ALLOCATED.test(path)) }).toEqual({
          object,
          paths: [],
        });
        expect([metadata, status]).not.toContain(null);
      }
      report(`${minor}: ${workloads.length} ${kind}s defaulted`);
    },
  );
});
