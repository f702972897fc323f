import { randomBytes } from 'node:crypto';
import { Client } from './client';
import type { Connection } from './connection';
import { ControlPlaneError } from './errors';
import { type Output, runKubectl } from './kubectl';
import { Namespace } from './namespace';
import { playedPrefix } from './stages';

/** A cluster that can be reached: one's own control plane, the one that all suites share, or a person's. */
export class Cluster {
  readonly client: Client;

  constructor(readonly connection: Connection) {
    this.client = new Client(connection);
  }

  /** The minor, such as `1.36`. */
  get minor(): string {
    return this.connection.minor;
  }

  /** Runs kubectl against the namespace `default`. */
  kubectl(args: readonly string[], input?: string): Promise<Output> {
    return runKubectl(this.connection, args, input);
  }

  /**
   * Makes a namespace with a name of its own.
   *
   * @param kubelet who makes its pods ready: kwok (or the kubelets of a person's cluster) by itself, or the test, one at a time, by way of
   *   {@link Namespace.kubelet}
   */
  async namespace(kubelet: 'kwok' | 'test' = 'kwok'): Promise<Namespace> {
    if (kubelet === 'test' && !this.connection.builtHere) {
      throw new ControlPlaneError('a cluster with kubelets of its own leaves none to play: use useControlPlane()');
    }
    const name = `${kubelet === 'test' ? playedPrefix : 'test-'}${randomBytes(4).toString('hex')}`;
    await this.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    return new Namespace(this, name);
  }

  /** Closes the connections; the cluster goes on. */
  close(): void {
    this.client.close();
  }
}
