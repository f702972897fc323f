import { createServer } from 'node:http';
import { ask } from './ask';

const [port = '', upstream = '', onTerm] = process.argv.slice(2);
let draining = false;

// Idle connections stay for longer than the test: what closes them is to be SIGTERM alone.
const server = createServer({ keepAliveTimeout: 600_000 }, async (request, response) => {
  const answer = await ask(upstream, request.url ?? '');
  if (draining) response.setHeader('Connection', 'close');
  response.end(answer);
});
server.listen(Number(port), '127.0.0.1');

process.on('SIGTERM', () => {
  if (onTerm === 'exits') process.exit(0);
  draining = true;
  server.close();
});
