import type { IncomingMessage } from 'node:http';
import type { Connection } from './connection';
import { type Call, Http, lines } from './http';
import type { KubernetesObject, ObjectReference } from './objects';
import { Resources } from './resources';

/** What the API server said when it refused. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Answer<T> {
  readonly object: T;
  /** The texts of the Warning headers. */
  readonly warnings: readonly string[];
}

export interface WriteOptions {
  /** Whether nothing is to be stored (`dryRun=All`). @default false */
  readonly dryRun?: boolean;
  /** @default cdk8s-rollout */
  readonly fieldManager?: string;
  /** Whether server-side apply takes fields from other managers. @default false */
  readonly force?: boolean;
  /** Such as `status` or `scale`. @default - the object itself */
  readonly subresource?: string;
}

export type PatchType = 'json' | 'merge' | 'strategic-merge' | 'apply';

export interface WatchEvent<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: T;
}

interface List<T> {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly T[];
}

/** A small client of the Kubernetes API. Calls may be made side by side; fields that are unknown are refused. */
export class Client {
  private readonly http: Http;
  private readonly resources: Resources;

  constructor(connection: Connection) {
    this.http = new Http(connection);
    this.resources = new Resources((path) => this.call({ method: 'GET', path }).then(({ object }) => object));
  }

  /** Any call. @throws ApiError when the answer is not a success */
  async call<T>(call: Call): Promise<Answer<T>> {
    const { head, body } = await this.http.send(call);
    const json = head.headers['content-type']?.startsWith('application/json') ? JSON.parse(body) : body;
    const status = head.statusCode ?? 0;
    if (status >= 400) throw new ApiError(status, json.reason ?? '', json.message ?? body);
    const header = head.headers.warning ?? '';
    const warnings = [...header.matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)].map(([, quoted]) => JSON.parse(`"${quoted}"`));
    return { object: json, warnings };
  }

  async get<T = KubernetesObject>(reference: ObjectReference): Promise<T> {
    return (await this.call<T>({ method: 'GET', path: await this.resources.path(reference) })).object;
  }

  /** The objects of a kind, in one namespace or in all. */
  async list<T = KubernetesObject>(apiVersion: string, kind: string, namespace?: string): Promise<T[]> {
    return (await this.listAt<T>(await this.resources.collection(apiVersion, kind, namespace))).items;
  }

  private async listAt<T>(path: string): Promise<{ items: T[]; resourceVersion: string }> {
    const { object } = await this.call<List<T>>({ method: 'GET', path });
    // The items of a list come without apiVersion and kind.
    const { apiVersion, kind } = object as unknown as { apiVersion: string; kind: string };
    const named = { apiVersion, kind: kind.replace(/List$/, '') };
    return {
      items: object.items.map((item) => ({ ...named, ...item })),
      resourceVersion: object.metadata.resourceVersion,
    };
  }

  async create<T = KubernetesObject>(object: KubernetesObject, options: WriteOptions = {}): Promise<T> {
    const { apiVersion, kind, metadata } = object;
    const path = await this.resources.collection(apiVersion, kind, metadata.namespace);
    return (await this.call<T>({ method: 'POST', path: path + query(options), body: object })).object;
  }

  /** Puts an object in the place of the one of its name. */
  async replace<T = KubernetesObject>(object: KubernetesObject, options: WriteOptions = {}): Promise<T> {
    const path = await this.resources.path(object);
    return (await this.call<T>({ method: 'PUT', path: path + query(options), body: object })).object;
  }

  /** Server-side apply. */
  async apply<T = KubernetesObject>(object: KubernetesObject, options: WriteOptions = {}): Promise<T> {
    return this.patch(object, object, 'apply', options);
  }

  async patch<T = KubernetesObject>(
    reference: ObjectReference,
    patch: unknown,
    type: PatchType = 'merge',
    options: WriteOptions = {},
  ): Promise<T> {
    const path = (await this.resources.path(reference)) + (options.subresource ? `/${options.subresource}` : '');
    const contentType = type === 'apply' ? 'application/apply-patch+yaml' : `application/${type}-patch+json`;
    const force = type === 'apply' && options.force ? '&force=true' : '';
    return (await this.call<T>({ method: 'PATCH', path: path + query(options) + force, body: patch, contentType }))
      .object;
  }

  /** Deletes an object. @param gracePeriodSeconds 0 removes a pod at once, as a kubelet does at the end */
  async delete(reference: ObjectReference, gracePeriodSeconds?: number): Promise<void> {
    const uid = reference.metadata.uid;
    await this.call({
      method: 'DELETE',
      path: await this.resources.path(reference),
      body: {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
        ...(uid === undefined ? {} : { preconditions: { uid } }),
      },
    });
  }

  /**
   * The objects of a kind and all that happens to them from then on.
   *
   * @param onEvent is given an ADDED for each object that is there, before the promise is fulfilled, then each event
   * @param onEnd is told why the watch ended, unless the signal ended it
   * @param seconds when the API server ends each of the requests that the watch consists of; by itself it does so after
   * 30 to 60 minutes (`--min-request-timeout`), and the next one begins with what has not been seen
   */
  async watch<T extends KubernetesObject = KubernetesObject>(
    collection: { readonly apiVersion: string; readonly kind: string; readonly namespace?: string },
    signal: AbortSignal,
    onEvent: (event: WatchEvent<T>) => void,
    onEnd: (why: string) => void,
    seconds?: number,
  ): Promise<void> {
    const path = await this.resources.collection(collection.apiVersion, collection.kind, collection.namespace);
    const { items, resourceVersion } = await this.listAt<T>(path);
    for (const object of items) onEvent({ type: 'ADDED', object });
    let seen = resourceVersion;
    const limit = seconds === undefined ? '' : `&timeoutSeconds=${seconds}`;
    const open = () => {
      const query = `?watch=true&allowWatchBookmarks=true&resourceVersion=${seen}${limit}`;
      return this.http.open({ method: 'GET', path: path + query, signal }, true);
    };
    const follow = async (first: IncomingMessage) => {
      for (let answer = first; ; answer = await open()) {
        for await (const line of lines(answer)) {
          const event: WatchEvent<T> = JSON.parse(line);
          // A refusal is the answer itself, without an event around it.
          if (event.type === 'ERROR' || event.object === undefined) throw new Error(line);
          seen = event.object.metadata.resourceVersion ?? seen;
          if (event.type !== 'BOOKMARK') onEvent(event);
        }
      }
    };
    follow(await open()).catch((error: Error) => {
      if (!signal.aborted) onEnd(`the watch of ${path} ended: ${error.message}`);
    });
  }

  /** Closes all connections. */
  close(): void {
    this.http.close();
  }
}

function query(options: WriteOptions): string {
  const dryRun = options.dryRun ? '&dryRun=All' : '';
  return `?fieldValidation=Strict&fieldManager=${options.fieldManager ?? 'cdk8s-rollout'}${dryRun}`;
}
