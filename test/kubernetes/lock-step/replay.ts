import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubernetesObject } from '../../control-plane/objects';

/** The resources of `apps/v1` that are shown, by kind. */
const resources = { Deployment: 'deployments', StatefulSet: 'statefulsets', DaemonSet: 'daemonsets' } as const;

/** What kubectl asks for to learn where resources are. */
const discovery = {
  kind: 'APIGroupDiscoveryList',
  apiVersion: 'apidiscovery.k8s.io/v2',
  metadata: {},
  items: [
    {
      metadata: { name: 'apps' },
      versions: [
        {
          version: 'v1',
          resources: Object.entries(resources).map(([kind, resource]) => ({
            resource,
            responseKind: { group: 'apps', version: 'v1', kind },
            scope: 'Namespaced',
            singularResource: kind.toLowerCase(),
            verbs: ['get', 'list', 'watch'],
          })),
        },
      ],
    },
  ],
};

/**
 * An API server that shows workloads as they once were, so that the real kubectl can be asked of many past states at once:
 * a list of them has each in a namespace of its own.
 */
export class Replay {
  private readonly lists = new Map<string, readonly KubernetesObject[]>();
  private count = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Replay> {
    const server = createServer();
    const replay = new Replay(server);
    server.on('request', ({ url = '/' }, response) => replay.answer(new URL(url, replay.url), response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return replay;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Shows objects of one kind. @returns the namespace in which they are listed */
  show(objects: readonly KubernetesObject[]): string {
    this.count += 1;
    const namespace = `n${this.count}`;
    const named = (object: KubernetesObject, index: number) => ({
      ...object,
      metadata: { ...object.metadata, namespace: `${namespace}-${index}` },
    });
    this.lists.set(namespace, objects.map(named));
    return namespace;
  }

  /** Shows no longer what is listed in a namespace. */
  hide(namespace: string): void {
    this.lists.delete(namespace);
  }

  private answer({ pathname, searchParams }: URL, response: ServerResponse): void {
    const send = (value: unknown) => response.write(`${JSON.stringify(value)}\n`);
    if (pathname === '/api' || pathname === '/apis') {
      const items = pathname === '/apis' ? discovery.items : [];
      response.setHeader('content-type', 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList');
      send({ ...discovery, items });
      response.end();
      return;
    }
    const [, namespace = '', index] = /\/namespaces\/(n\d+)(?:-(\d+))?\//.exec(pathname) ?? [];
    const listed = this.lists.get(namespace);
    const objects = index === undefined ? listed : listed?.filter((_, place) => place === Number(index));
    const [first] = objects ?? [];
    if (objects === undefined || first === undefined) {
      response.writeHead(404).end(`nothing is shown at ${pathname}`);
      return;
    }
    const { apiVersion, kind } = first;
    const metadata = { resourceVersion: '1' };
    response.setHeader('content-type', 'application/json');
    if (searchParams.get('watch') !== 'true') {
      send({ apiVersion, kind: `${kind}List`, metadata, items: objects });
      response.end();
      return;
    }
    for (const object of objects) send({ type: 'ADDED', object });
    const annotations = { 'k8s.io/initial-events-end': 'true' };
    // It stays open: kubectl ends it when it has seen enough.
    send({ type: 'BOOKMARK', object: { apiVersion, kind, metadata: { ...metadata, annotations } } });
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
