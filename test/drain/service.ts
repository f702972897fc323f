import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { random } from '../control-plane/random';

/**
 * A Service as kube-proxy plays it on the node of one client: it picks one of the endpoints that it knows of for each
 * new connection, and leaves connections alone that are there, also when their endpoint is removed.
 */
export class Service {
  private readonly server: Server;
  private readonly connections = new Map<Socket, Socket>();
  private readonly pods = new Map<number | undefined, number>();
  private holding = false;

  /**
   * @param endpoints the ports of the pods
   * @param seed of the choice among them
   */
  constructor(
    private endpoints: readonly number[],
    seed: number,
  ) {
    const next = random(seed);
    this.server = createServer((near) => {
      const pod = this.endpoints[Math.floor(next() * this.endpoints.length)] as number;
      this.join(near, pod, connect(pod, '127.0.0.1'));
    });
  }

  /** @returns the port at which the client finds it */
  async listen(): Promise<number> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.close();
    for (const near of this.connections.keys()) near.destroy();
  }

  /** The client's node learns that an endpoint has gone. */
  remove(pod: number): void {
    this.endpoints = this.endpoints.filter((endpoint) => endpoint !== pod);
  }

  /** The pod that a connection led to, of which the client's own port is given. */
  podOf(clientPort: number | undefined): number | undefined {
    return this.pods.get(clientPort);
  }

  /** The pod that the newest connection led to. */
  get latest(): number | undefined {
    return [...this.pods.values()].at(-1);
  }

  /** Whether a connection leads to a pod now. */
  leadsTo(pod: number): boolean {
    return [...this.connections].some(([near, far]) => !far.closed && this.pods.get(near.remotePort) === pod);
  }

  /** Keeps what the client sends on the way, until {@link flow}. */
  hold(): void {
    this.holding = true;
    for (const [near, far] of this.connections) near.unpipe(far).pause();
  }

  /** Delivers what was on the way. */
  flow(): void {
    this.holding = false;
    for (const [near, far] of this.connections) near.pipe(far);
  }

  private join(near: Socket, pod: number, far: Socket): void {
    this.connections.set(near, far);
    this.pods.delete(near.remotePort);
    this.pods.set(near.remotePort, pod);
    if (!this.holding) near.pipe(far);
    far.pipe(near);
    near.on('error', () => {});
    near.on('close', () => {
      this.connections.delete(near);
      far.destroy();
    });
    // A port at which nobody listens any more, or a process that has gone, is a reset to the client.
    far.on('error', () => (near.writableEnded ? near.destroy() : near.resetAndDestroy()));
  }
}
