import { Cluster } from '../cluster';
import type { ControlPlane } from '../control-plane';
import type { Namespace } from '../namespace';
import { noteFailure, sharedConnection, stopAfterTests } from '../shared';
import { type ControlPlaneOptions, startControlPlane } from '../start';
import { resolveMinor } from '../versions';

/** The cluster of a suite. Its namespaces last for a test. */
class ClusterOfSuite extends Cluster {
  private namespaces: Namespace[] = [];

  override async namespace(kubelet?: 'kwok' | 'test'): Promise<Namespace> {
    const namespace = await super.namespace(kubelet);
    this.namespaces.push(namespace);
    return namespace;
  }

  /** A control plane that is thrown away keeps its namespaces: their removal would only keep it busy. */
  async endTest(): Promise<void> {
    const { builtHere } = this.connection;
    await Promise.all(this.namespaces.map((namespace) => (builtHere ? namespace.close() : namespace.remove())));
    this.namespaces = [];
  }
}

/**
 * The cluster that all suites share, for the tests of this file: the control plane that is built here, or the one
 * that stands in for it.
 *
 * @returns the cluster, once the tests run
 */
export function useCluster(): () => Cluster {
  return use(async () => undefined);
}

/**
 * A control plane that was built here, for the tests of this file that need a certain minor or play the kubelet. It is
 * the shared one where that is of this minor and no options are given; else one of its own.
 *
 * @returns the cluster, once the tests run
 */
export function useControlPlane(options: ControlPlaneOptions = {}): () => Cluster {
  return use(async () => {
    const shared = sharedConnection();
    const plain = Object.keys(options).every((name) => name === 'minor');
    const isShared = plain && shared.builtHere && shared.minor === resolveMinor(options.minor);
    return isShared ? undefined : startControlPlane(options);
  });
}

function use(start: () => Promise<ControlPlane | undefined>): () => Cluster {
  let own: ControlPlane | undefined;
  let cluster: ClusterOfSuite | undefined;
  beforeAll(async () => {
    own = await start();
    cluster = new ClusterOfSuite(own?.connection ?? sharedConnection());
  });
  afterEach(() => cluster?.endTest());
  afterAll(async () => {
    if (cluster !== undefined && globalThis.aTestFailed) noteFailure(cluster.connection);
    cluster?.close();
    if (own !== undefined) await stopAfterTests(own);
  });
  return () => {
    if (cluster === undefined) throw new Error('the cluster is there only while tests run');
    return cluster;
  };
}
