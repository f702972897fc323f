import type { Cluster } from '../../control-plane/cluster';
import { ATTACHES } from './attached';
import { RELEASE } from './release';

const PLAIN = 'registry.example.com/web:1.4.2';
const GIGABYTES = 4e9;

/**
 * Lets the scheduler prefer `node-1` for the manifests' image, which is there and where there is room, and `node-2` for
 * that of the next release; and lets volumes be attached to all. Other suites of the run are none the worse for it.
 */
export async function prepareNodes(cluster: Cluster): Promise<void> {
  const namespace = await cluster.namespace('test');
  const images = (names: readonly string[]) => ({ status: { images: [{ names, sizeBytes: GIGABYTES }] } });
  const node = (name: string) => ({ apiVersion: 'v1', kind: 'Node', metadata: { name } });
  const patch = { subresource: 'status' };
  for (const name of ['node-1', 'node-2', 'node-3']) {
    await cluster.client.patch(node(name), { metadata: { annotations: ATTACHES } });
  }
  await cluster.client.patch(node('node-1'), images([PLAIN]), 'merge', patch);
  await cluster.client.patch(node('node-2'), images([RELEASE]), 'merge', patch);
  for (const nodeName of ['node-2', 'node-3']) {
    const resources = { requests: { cpu: '500', memory: '512Gi' } };
    await namespace.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `full-${nodeName}` },
      spec: { nodeName, containers: [{ name: 'full', image: 'full:1', resources }] },
    });
  }
}
