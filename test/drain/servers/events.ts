import { createServer, type ServerResponse } from 'node:http';
import { ask } from './ask';

const [port = '', upstream = '', onTerm] = process.argv.slice(2);
const streams = new Set<ServerResponse>();

const server = createServer(async (request, response) => {
  // A stream has its connection for itself: nothing waits on it when the stream ends.
  response.writeHead(200, { 'Content-Type': 'text/event-stream', Connection: 'close' });
  response.write('data: first\n\n');
  streams.add(response);
  const answer = await ask(upstream, request.url ?? '');
  streams.delete(response);
  response.end(`data: ${answer}\n\n`);
});
server.listen(Number(port), '127.0.0.1');

process.on('SIGTERM', () => {
  if (onTerm === 'exits') process.exit(0);
  server.close(() => process.exit(0)); // What it still asks for is for nobody.
  if (onTerm === 'ends') for (const stream of streams) stream.end('data: connect again\n\n');
});
