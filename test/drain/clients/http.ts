import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Service } from '../service';
import type { Client } from './client';

/** HTTP/1.1 with connections that are kept for the next request. */
export function httpClient(port: number, service: Service): Client {
  const agent = new Agent({ keepAlive: true });
  return {
    request: async (path) => {
      const answer = await getText({ port, path, agent });
      if (answer !== 'done') throw new Error(`answered ${answer}`);
    },
    keeps: (pod) =>
      Object.values(agent.freeSockets).some((sockets) =>
        sockets?.some(({ localPort }) => service.podOf(localPort) === pod),
      ),
    rest: async () => {},
    close: () => agent.destroy(),
  };
}

/** Server-sent events: a request is a stream, which is opened again when the server has ended it early. */
export function eventsClient(port: number): Client {
  const agent = new Agent();
  return {
    request: async (path) => {
      for (;;) {
        const stream = await getText({ port, path, agent });
        if (stream.endsWith('data: done\n\n')) return;
        if (!stream.endsWith('data: connect again\n\n')) throw new Error(`ended with ${stream}`);
      }
    },
    keeps: () => false,
    rest: async () => {},
    close: () => agent.destroy(),
  };
}

function getText(options: { readonly port: number; readonly path: string; readonly agent: Agent }): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', ...options }, (answer) => text(answer).then(resolve, reject)).on('error', reject);
  });
}
