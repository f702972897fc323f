import type { Cluster } from './cluster';
import { type Output, runKubectl } from './kubectl';
import { Kubelet, type KubeletOptions } from './kubelet';
import type { KubernetesObject, ObjectReference } from './objects';
import { Store } from './store';

/** A namespace of a test. */
export class Namespace {
  private opened: Promise<Store> | undefined;

  constructor(
    readonly cluster: Cluster,
    readonly name: string,
  ) {}

  /** The same object or reference, in this namespace. */
  here<T extends ObjectReference>(object: T): T {
    return { ...object, metadata: { ...object.metadata, namespace: this.name } };
  }

  /** Runs kubectl in this namespace. */
  kubectl(args: readonly string[], input?: string): Promise<Output> {
    return runKubectl(this.cluster.connection, ['--namespace', this.name, ...args], input);
  }

  /** Runs kubectl and gives what it printed. @throws Error unless it succeeds */
  async kubectlOk(args: readonly string[], input?: string): Promise<string> {
    const { code, stdout, stderr } = await this.kubectl(args, input);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')} ended with exit code ${code}: ${stderr.trim()}`);
    return stdout;
  }

  /** `kubectl apply` of manifests, with strict validation. Gives what it printed. */
  apply(manifests: string, ...flags: readonly string[]): Promise<string> {
    return this.kubectlOk(['apply', '--validate=strict', '-f', '-', ...flags], manifests);
  }

  create<T = KubernetesObject>(object: KubernetesObject): Promise<T> {
    return this.cluster.client.create<T>(this.here(object));
  }

  get<T = KubernetesObject>(apiVersion: string, kind: string, name: string): Promise<T> {
    return this.cluster.client.get<T>(this.here({ apiVersion, kind, metadata: { name } }));
  }

  list<T = KubernetesObject>(apiVersion: string, kind: string): Promise<T[]> {
    return this.cluster.client.list<T>(apiVersion, kind, this.name);
  }

  /** What is in this namespace, kept current by watches; the same for each call. */
  store(): Promise<Store> {
    this.opened ??= Store.open(this.cluster.client, this.name);
    return this.opened;
  }

  /** Waits until the controllers have nothing left to do; see {@link Store.settled}. */
  async settled(): Promise<void> {
    await (await this.store()).settled();
  }

  /** Plays the kubelet of this namespace, which {@link Cluster.namespace} must have made for that. */
  async kubelet(options: KubeletOptions): Promise<Kubelet> {
    return new Kubelet(this.cluster.client, await this.store(), options);
  }

  /** Ends the watches. */
  async close(): Promise<void> {
    (await this.opened)?.close();
  }

  /** Starts to remove the namespace with all that is in it; does not wait for the end. */
  async remove(): Promise<void> {
    await this.close();
    await this.cluster.client.delete({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: this.name } });
  }
}
