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
 * An API server that shows workloads as they once were, so that the real kubectl can be asked of many past states at once. It
 * lists them under numbers, so that there can be many of one name; who watches one sees it as it was.
 */
export class Replay {
  private readonly shown = new Map<string, readonly KubernetesObject[]>();
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
    const namespace = `shown-${this.count}`;
    this.shown.set(namespace, objects);
    return namespace;
  }

  /** Shows no longer what is listed in a namespace. */
  hide(namespace: string): void {
    this.shown.delete(namespace);
  }

  private answer({ pathname, searchParams }: URL, response: ServerResponse): void {
    const send = (value: unknown) => response.write(`${JSON.stringify(value)}\n`);
    if (pathname === '/api' || pathname === '/apis') {
      response.setHeader('content-type', 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList');
      send({ ...discovery, items: pathname === '/apis' ? discovery.items : [] });
      response.end();
      return;
    }
    const [, namespace = ''] = /\/namespaces\/([^/]+)\//.exec(pathname) ?? [];
    const objects = this.shown.get(namespace) ?? [];
    const [, watched] = /^metadata\.name=(\d+)$/.exec(searchParams.get('fieldSelector') ?? '') ?? [];
    const object = objects[Number(watched ?? 0)];
    if (object === undefined) {
      response.writeHead(404).end(`nothing is shown at ${pathname}`);
      return;
    }
    const { apiVersion, kind } = object;
    const metadata = { resourceVersion: '1' };
    response.setHeader('content-type', 'application/json');
    if (watched === undefined) {
      const items = objects.map((one, index) => ({ ...one, metadata: { ...one.metadata, namespace, name: `${index}` } }));
      send({ apiVersion, kind: `${kind}List`, metadata, items });
      response.end();
      return;
    }
    const annotations = { 'k8s.io/initial-events-end': 'true' };
    send({ type: 'ADDED', object });
    // It stays open: kubectl ends it when it has seen enough.
    send({ type: 'BOOKMARK', object: { apiVersion, kind, metadata: { ...metadata, annotations } } });
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
