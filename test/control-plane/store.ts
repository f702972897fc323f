import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client';
import { ControlPlaneError } from './errors';
import type { KubernetesObject } from './objects';
import { unsettled } from './settled';

/** The kinds that the controllers of workloads read and write. */
const apiVersions = {
  Deployment: 'apps/v1',
  ReplicaSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  ControllerRevision: 'apps/v1',
  Job: 'batch/v1',
  Pod: 'v1',
} as const;

export type Kind = keyof typeof apiVersions;

/** How long, in milliseconds, nothing may change before a namespace counts as settled. */
const quiet = 200;

export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubernetesObject;
  /** When it was seen, in milliseconds since 1970. */
  readonly at: number;
}

/** The workloads and pods of a namespace, kept current by watches, and everything that happened to them. */
export class Store {
  /** What has happened since the store was opened, in the order of each kind. */
  readonly changes: Change[] = [];
  private readonly objects = new Map<string, KubernetesObject>();
  private readonly abort = new AbortController();
  private changedAt = Date.now();
  private failure: string | undefined;

  private constructor(
    private readonly client: Client,
    private readonly namespace: string,
    private readonly kinds: readonly Kind[],
  ) {}

  /**
   * Opens the watches; the store holds what is there when the promise is fulfilled.
   *
   * @param kinds those that there will be in the namespace
   */
  static async open(
    client: Client,
    namespace: string,
    kinds: readonly Kind[] = Object.keys(apiVersions) as Kind[],
  ): Promise<Store> {
    const store = new Store(client, namespace, kinds);
    await Promise.all(
      kinds.map((kind) =>
        client.watch<KubernetesObject>(
          { apiVersion: apiVersions[kind], kind, namespace },
          store.abort.signal,
          ({ type, object }) => store.take(type as Change['type'], object),
          (why) => {
            store.failure = why;
          },
        ),
      ),
    );
    return store;
  }

  private take(type: Change['type'], object: KubernetesObject): void {
    const key = object.metadata.uid ?? '';
    if (type === 'DELETED') this.objects.delete(key);
    else this.objects.set(key, object);
    this.changedAt = Date.now();
    this.changes.push({ type, object, at: this.changedAt });
  }

  /** The objects of a kind, by name. */
  list<T extends KubernetesObject>(kind: T['kind']): T[] {
    const all = [...this.objects.values()].filter((object): object is T => object.kind === kind);
    return all.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  }

  /**
   * What has happened, of all kinds, in the order in which the API server wrote it.
   *
   * @param from how many of the changes to leave out
   */
  inOrder(from = 0): Change[] {
    const version = ({ object }: Change) => Number(object.metadata.resourceVersion);
    return this.changes.slice(from).sort((a, b) => version(a) - version(b));
  }

  /**
   * Waits until the controllers have nothing left to do: they have seen every specification, sizes are as specified,
   * statuses count what is there, nothing has changed for 200 ms, and the watches do not lag behind.
   *
   * @param seconds how long to wait at most
   * @throws ControlPlaneError that says what is not settled
   */
  async settled(seconds = 30): Promise<void> {
    const start = Date.now();
    for (;;) {
      if (this.failure !== undefined) throw new ControlPlaneError(this.failure);
      const now = Date.now();
      const wait = Math.max(this.changedAt, start) + quiet - now;
      const reasons = wait > 0 ? [] : unsettled([...this.objects.values()], now);
      const settled = wait <= 0 && reasons.length === 0;
      const { length } = this.changes;
      // What has come in the meantime may be unsettled.
      if (settled && (await this.isCurrent()) && this.changes.length === length) return;
      if (now - start > seconds * 1000) {
        const why = wait > 0 ? ['objects keep changing'] : settled ? ['the watches lag behind'] : reasons;
        throw new ControlPlaneError(`not settled after ${seconds} s: ${why.join('; ')}`);
      }
      await sleep(Math.max(wait, 20));
    }
  }

  /** Whether this holds what the API server has; on a busy machine an event may take longer than the quiet time. */
  private async isCurrent(): Promise<boolean> {
    const version = ({ metadata }: KubernetesObject) => `${metadata.uid} ${metadata.resourceVersion}`;
    const lists = await Promise.all(
      this.kinds.map((kind) => this.client.list(apiVersions[kind], kind, this.namespace)),
    );
    const held = new Set([...this.objects.values()].map(version));
    const there = lists.flat().map(version);
    return there.length === held.size && there.every((one) => held.has(one));
  }

  /** Ends the watches. */
  close(): void {
    this.abort.abort();
  }
}
