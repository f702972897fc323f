import type { Client } from './clients/client';
import type { Upstream } from './upstream';

/** What became of requests. */
export interface Outcome {
  requests: number;

  /** Came to no server. */
  refused: number;

  /** Came to a server, and were cut. */
  cut: number;
}

/** Clients that send as many requests in each second of the story, however long that takes. */
export class Load {
  readonly outcome: Outcome = { requests: 0, refused: 0, cut: 0 };
  private readonly open = new Map<string, { readonly until: number; readonly settled: Promise<void> }>();

  /**
   * @param story starts the paths of its requests
   * @param lasts for how many seconds the long requests are in flight
   */
  constructor(
    private readonly clients: readonly Client[],
    private readonly upstream: Upstream,
    private readonly story: string,
    private readonly lasts: number,
  ) {}

  /** Each client sends a request that is answered at once, and one of them, in turn, one that lasts. */
  async send(second: number): Promise<void> {
    const turn = Math.abs(second) % this.clients.length;
    await Promise.all(
      this.clients.map(async (client, index) => {
        await this.request(client, `/now/${this.story}/${second}/${index}`);
        if (index !== turn) return;
        const path = `/held/${this.story}/${second}`;
        const settled = this.request(client, path);
        this.open.set(path, { until: second + this.lasts, settled });
        await Promise.race([settled, this.upstream.arrival(path)]);
      }),
    );
    await Promise.all(this.clients.map((client) => client.rest()));
  }

  /** Ends the requests that last until a second of the story. */
  async finish(second: number): Promise<void> {
    const due = [...this.open].filter(([, { until }]) => until <= second);
    for (const [path] of due) {
      this.upstream.release(path);
      this.open.delete(path);
    }
    await Promise.all(due.map(([, { settled }]) => settled));
  }

  private async request(client: Client, path: string): Promise<void> {
    this.outcome.requests += 1;
    try {
      await client.request(path);
    } catch {
      this.outcome[this.upstream.hasArrived(path) ? 'cut' : 'refused'] += 1;
    }
  }
}
