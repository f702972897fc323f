import type { JsonObject } from '../../../lib/kubernetes/value';
import { identityOf, objectName } from '../../../lib/manifests/identity';
import type { Cluster } from '../../control-plane/cluster';
import type { Output } from '../../control-plane/kubectl';
import { type Fate, Kubelet, type Step } from '../../control-plane/kubelet';
import type { Namespace } from '../../control-plane/namespace';
import type { Pod } from '../../control-plane/objects';
import type { Store } from '../../control-plane/store';
import { unfinished } from '../../control-plane/unfinished';
import { until } from '../../control-plane/until';
import type { Judged } from '../judge';

let opened = 0;

/** The same manifests with addresses of Services and ports of nodes, which belong to the whole cluster, of their own. */
function ofItsOwn(manifests: Judged): Judged {
  opened += 1;
  const own = JSON.stringify(manifests)
    .replaceAll('10.0.7.', `10.0.${10 + (opened % 200)}.`)
    .replaceAll(
      /"(healthCheckNodePort|hostPort)":(\d+)/g,
      (_, field, port) => `"${field}":${Number(port) + 4 * opened}`,
    );
  return JSON.parse(own);
}

export type Fates = (pod: Pod) => Fate;

const asReady: Fates = () => 'ready';

/** Manifests in a namespace of their own. Its kubelet is played: pods do what the test says, and are given addresses. */
export class Trial {
  private addresses = 0;

  private constructor(
    readonly manifests: Judged,
    readonly namespace: Namespace,
    readonly store: Store,
  ) {}

  static async open(cluster: Cluster, manifests: Judged): Promise<Trial> {
    const namespace = await cluster.namespace('test');
    return new Trial(ofItsOwn(manifests), namespace, await namespace.store());
  }

  get cluster(): Cluster {
    return this.namespace.cluster;
  }

  /** `kubectl apply`, as people do it, whatever comes of it. */
  tryApply(objects: readonly JsonObject[]): Promise<Output> {
    return this.namespace.kubectl(['apply', '--validate=strict', '-f', '-'], text(objects));
  }

  async apply(objects: readonly JsonObject[]): Promise<void> {
    await this.namespace.apply(text(objects));
  }

  /** Deletes what is not in the head any more; what keeps it from going is not waited for. */
  async prune(base: readonly JsonObject[], head: readonly JsonObject[]): Promise<void> {
    const kept = new Set(head.map(nameOf));
    const gone = base.map(nameOf).filter((name) => !kept.has(name));
    if (gone.length > 0) {
      await this.namespace.kubectlOk(['delete', '--wait=false', ...gone]);
    }
  }

  get pods(): readonly Pod[] {
    return this.store.list<Pod>('Pod');
  }

  /** The pods that are not being deleted. */
  get staying(): readonly Pod[] {
    return this.pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  }

  /** Lets all that can happen to pods happen, again and again, until the controllers are left with nothing to do. */
  async run(fate: Fates = asReady, onSettled: () => void = () => {}, readyFor?: number): Promise<void> {
    const kubelet = this.kubelet(fate, readyFor);
    for (;;) {
      await this.store.settled();
      onSettled();
      const steps = kubelet.possible();
      if (steps.length === 0) {
        return;
      }
      await this.perform(kubelet, steps);
    }
  }

  /** Lets happen what can happen to pods now. */
  async tick(fate: Fates = asReady): Promise<void> {
    const kubelet = this.kubelet(fate);
    await this.perform(kubelet, kubelet.possible());
  }

  /** Applies manifests and plays their pods until all workloads are rolled out. */
  async rollOut(objects: readonly JsonObject[], fate: Fates = asReady): Promise<void> {
    await this.apply(objects);
    await this.store.settled();
    const kubelet = this.kubelet(fate);
    await until(
      'end of the rollout',
      30,
      () => {},
      async () => {
        await this.perform(kubelet, kubelet.possible());
        return unfinished(this.store).length === 0 || undefined;
      },
    );
    await this.run(fate);
  }

  private kubelet(fate: Fates, readyFor?: number): Kubelet {
    const options = { seed: 1, fate, ...(readyFor === undefined ? {} : { readyFor }) };
    return new Kubelet(this.cluster.client, this.store, options);
  }

  private async perform(kubelet: Kubelet, steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      await kubelet.perform(step);
      if (step.action !== 'gone') {
        await this.address(step.pod);
      }
    }
  }

  /** Without an address a pod is no endpoint. */
  private async address(pod: Pod): Promise<void> {
    if (Object.hasOwn(pod.status, 'podIP')) {
      return;
    }
    this.addresses += 1;
    const podIP = `10.8.0.${this.addresses}`;
    const status = { podIP, podIPs: [{ ip: podIP }] };
    await this.cluster.client.patch(pod, { status }, 'strategic-merge', { subresource: 'status' });
  }

  close(): Promise<void> {
    return this.namespace.close();
  }
}

function text(objects: readonly JsonObject[]): string {
  return objects.map((object) => JSON.stringify(object)).join('\n---\n');
}

function nameOf(object: JsonObject): string {
  return objectName(identityOf(object));
}
