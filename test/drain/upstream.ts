import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What the servers ask before they answer, as a database would be. It answers `/now/…` at once and `/held/…` when it
 * is told to: so a request lasts for as long as the harness wants, whatever the speed of the machine.
 */
export class Upstream {
  private readonly waiting = new Map<string, Waiting>();
  // A connection that it closes could be one on which a slow machine is about to ask again.
  private readonly server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    const { arrive, answers, released } = this.waitingFor(request.url ?? '');
    arrive();
    if (released || request.url?.startsWith('/now/')) response.end('done');
    else answers.push(response);
  });

  /** @returns its port */
  async listen(): Promise<number> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** Resolves when a request has come through a server: from then on it is in flight. */
  arrival(path: string): Promise<void> {
    return this.waitingFor(path).arrival;
  }

  hasArrived(path: string): boolean {
    return this.waitingFor(path).arrived;
  }

  /** Answers a held request, also when it comes again. */
  release(path: string): void {
    const waiting = this.waitingFor(path);
    waiting.released = true;
    for (const response of waiting.answers.splice(0)) response.end('done');
  }

  private waitingFor(path: string): Waiting {
    const known = this.waiting.get(path);
    if (known) return known;
    const waiting: Waiting = { arrived: false, released: false, answers: [], arrive() {}, arrival: Promise.resolve() };
    waiting.arrival = new Promise((resolve) => {
      waiting.arrive = () => {
        waiting.arrived = true;
        resolve();
      };
    });
    this.waiting.set(path, waiting);
    return waiting;
  }
}

interface Waiting {
  arrived: boolean;
  released: boolean;
  arrive: () => void;
  arrival: Promise<void>;
  readonly answers: ServerResponse[];
}
