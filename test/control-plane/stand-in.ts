import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findKubectl } from './binaries';
import { Client } from './client';
import { ControlPlane } from './control-plane';
import { ControlPlaneError } from './errors';
import { freePorts } from './ports';
import { Processes } from './processes';
import { until } from './until';

/**
 * Names a kubeconfig file. The cluster it leads to stands in for the control plane that is built here, in all suites
 * that do not play the kubelet themselves. A bare KUBECONFIG is never looked at.
 */
export const standInVariable = 'CDK8S_ROLLOUT_TEST_KUBECONFIG';

/**
 * Connects to the cluster of a kubeconfig, by way of `kubectl proxy`, which knows all the ways to log in.
 *
 * @throws ControlPlaneError when there is no such file or the cluster does not answer
 */
export async function standInFor(file: string): Promise<ControlPlane> {
  const kubeconfig = resolve(file);
  if (!existsSync(kubeconfig)) throw new ControlPlaneError(`${standInVariable} names ${file}, which does not exist`);
  const kubectl = findKubectl() ?? 'kubectl';
  const directory = mkdtempSync(join(tmpdir(), 'cdk8s-rollout-'));
  const processes = new Processes(directory);
  const [port = 0] = await freePorts(1);
  const server = `http://127.0.0.1:${port}`;
  const connection = { minor: '', server, kubeconfig, kubectl, directory, builtHere: false };
  const client = new Client(connection);
  try {
    processes.start(kubectl, ['--kubeconfig', kubeconfig, 'proxy', `--port=${port}`, '--address=127.0.0.1']);
    const check = () => processes.check();
    const { object } = await until(`answer from the cluster of ${file}`, 30, check, () =>
      client.call<{ major: string; minor: string }>({ method: 'GET', path: '/version' }),
    );
    // A hosted cluster may call its minor `36+`.
    const minor = `${object.major}.${Number.parseInt(object.minor, 10)}`;
    return new ControlPlane({ ...connection, minor }, processes);
  } catch (error) {
    await processes.stop();
    rmSync(directory, { recursive: true });
    throw error;
  } finally {
    client.close();
  }
}
