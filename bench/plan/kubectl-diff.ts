import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseManifests } from '../../lib/manifests/parse';
import type { KubernetesObject } from '../../test/control-plane/objects';
import { startControlPlane } from '../../test/control-plane/start';

const AT_ONCE = 16;

/** No pods are made: the objects alone are compared. */
const QUIET = { 'kube-controller-manager': ['--controllers=*,-deployment-controller,-replicaset-controller'] };

/**
 * Seconds that `kubectl diff` takes for a head, once, on a cluster of its own that holds the base. It asks the API server
 * about each object, so that it takes minutes, and as long whatever changes.
 */
export async function secondsOfKubectlDiff(base: string, head: string): Promise<number> {
  const cluster = await startControlPlane({ flags: QUIET });
  try {
    const namespace = await cluster.namespace();
    const rest = [...parseManifests(readFileSync(base, 'utf8'), base)];
    const worker = async () => {
      for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
        await namespace.create(next.object as unknown as KubernetesObject);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const start = process.hrtime.bigint();
    const args = ['--kubeconfig', cluster.connection.kubeconfig, '--namespace', namespace.name, 'diff', '-f', head];
    const { status, stderr } = spawnSync(cluster.connection.kubectl, args, { maxBuffer: 1 << 30 });
    if (status === null || status > 1) {
      throw new Error(`kubectl diff failed: ${stderr}`);
    }
    return Number(process.hrtime.bigint() - start) / 1e9;
  } finally {
    await cluster.stop();
  }
}
