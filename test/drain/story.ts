import { resolveZeroDowntime, type ZeroDowntime } from '../../lib/constructs/zero-downtime';
import { until } from '../control-plane/until';
import type { Client } from './clients/client';
import { grpcClient } from './clients/grpc';
import { eventsClient, httpClient } from './clients/http';
import { http2Client } from './clients/http2';
import { Load, type Outcome } from './load';
import type { OnStop, Pod, Server } from './pods';
import { Service } from './service';
import type { Upstream } from './upstream';

/** A pod that goes while another serves. Times are seconds of the story, in which the pod is deleted at 0. */
export interface Story {
  readonly server: Server;
  readonly onStop: OnStop;
  readonly preStop: number;

  /** For how long the long requests last. */
  readonly lasts: number;

  /** The clients send once more before the server is told to stop, and that comes to it only after it has. */
  readonly onTheWay?: boolean;
}

/** How long it takes until the clients' nodes have learned that the pod has left the endpoints. */
export const LAG = 5;

/** What the preset of this project sets. */
const preset = resolveZeroDowntime(true) as ZeroDowntime;
export const PRE_STOP = preset.preStopSleep.toSeconds();
export const GRACE = preset.terminationGracePeriod.toSeconds();
const FIRST = -10;
const CLIENTS = 4;

/** With it three of the four start at the pod that goes, and one at the other. */
const SEED = 12;

const clients: Readonly<Record<Server, (port: number, service: Service) => Client>> = {
  http: httpClient,
  nginx: httpClient,
  http2: http2Client,
  'nginx-http2': http2Client,
  grpc: grpcClient,
  events: eventsClient,
};

/** What takes part in a story. */
export interface Cast {
  readonly upstream: Upstream;

  /** The pod that goes, and the one that serves throughout. */
  readonly old: Pod;
  readonly stays: Pod;
}

/**
 * Plays a story. Its seconds are counted, not waited for: one begins when every request of the one before is answered,
 * has failed, or is held. So the outcome does not depend on how fast the machine is.
 *
 * @param name of the story, unlike those of others
 */
export async function play(story: Story, name: string, { upstream, old, stays }: Cast): Promise<Outcome> {
  const { server, onStop, preStop, lasts, onTheWay = false } = story;
  const services = Array.from({ length: CLIENTS }, (_, index) => new Service([old.port, stays.port], SEED + index));
  const ports = await Promise.all(services.map((service) => service.listen()));
  const all = services.map((service, index) => clients[server](ports[index] as number, service));
  const load = new Load(all, upstream, name, lasts);

  /** What a server says by closing a connection, or by GOAWAY, has come to every client. */
  const learned = () => wait(`connection free of ${server}`, () => !all.some((client) => client.keeps(old.port)));

  const stop = async () => {
    for (const service of services) if (onTheWay) service.hold();
    const sent = onTheWay ? load.send(preStop) : undefined;
    old.stop();
    await wait(`closed port of ${server}`, async () => !(await old.listens()));
    for (const service of services) if (onTheWay) service.flow();
    await sent;
  };

  const kill = async () => {
    // With nothing left to serve it ends by itself.
    if (services.some((service) => service.leadsTo(old.port))) old.kill();
    await wait(`end of ${server}`, () => old.hasExited);
  };

  try {
    for (let second = FIRST; second <= GRACE + 1; second += 1) {
      await load.finish(second);
      if (second === 0 && !services.some((service) => service.leadsTo(old.port))) throw new Error('nothing to drain');
      if (second === LAG) for (const service of services) service.remove(old.port);
      if (second === preStop) await stop();
      if (second === GRACE) await kill();
      if (second >= (onStop === 'keeps' ? GRACE : preStop)) await learned();
      if (second !== preStop || !onTheWay) await load.send(second);
    }
    await load.finish(Number.POSITIVE_INFINITY);
    return load.outcome;
  } finally {
    for (const client of all) client.close();
    for (const service of services) service.close();
  }
}

function wait(what: string, look: () => Promise<boolean> | boolean): Promise<true> {
  return until(
    what,
    60,
    () => {},
    async () => (await look()) || undefined,
  );
}
