import { type ClientHttp2Session, connect } from 'node:http2';
import { text } from 'node:stream/consumers';
import type { Service } from '../service';
import type { Client } from './client';

/** HTTP/2 with one connection for all requests, and a new one when that was closed or has got GOAWAY. */
export function http2Client(port: number, service: Service): Client {
  let session: ClientHttp2Session | undefined;
  const isKept = () => session !== undefined && !session.closed && !session.destroyed;
  const open = () => {
    session = connect(`http://127.0.0.1:${port}`);
    session.on('error', () => {}); // Its streams fail, too.
    return session;
  };
  return {
    request: async (path) => {
      const stream = (isKept() && session ? session : open()).request({ ':path': path });
      const answer = await text(stream);
      if (answer !== 'done') throw new Error(`answered ${answer}`);
    },
    keeps: (pod) => isKept() && service.podOf(session?.socket.localPort) === pod,
    rest: async () => {},
    close: () => session?.destroy(),
  };
}
