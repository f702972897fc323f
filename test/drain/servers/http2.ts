import { createServer, type ServerHttp2Session } from 'node:http2';
import { Server } from 'node:net';
import { ask } from './ask';

const [port = '', upstream = '', onTerm] = process.argv.slice(2);
const sessions = new Set<ServerHttp2Session>();

const server = createServer();
server.on('session', (session) => {
  sessions.add(session);
  session.on('close', () => sessions.delete(session));
});
server.on('stream', async (stream, { ':path': path = '' }) => {
  const answer = await ask(upstream, path);
  stream.respond({ ':status': 200 });
  stream.end(answer);
});
server.listen(Number(port), '127.0.0.1');

process.on('SIGTERM', () => {
  if (onTerm === 'exits') process.exit(0);
  // Newer versions of Node.js close the sessions, too, when an HTTP/2 server is closed; this closes the port alone.
  Server.prototype.close.call(server);
  if (onTerm === 'drains') for (const session of sessions) session.close(); // Sends GOAWAY.
});
