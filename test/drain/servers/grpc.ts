import { Server, ServerCredentials } from '@grpc/grpc-js';
import { method } from '../clients/method';
import { ask } from './ask';

const [port = '', upstream = '', onTerm] = process.argv.slice(2);

const server = new Server();
server.addService(
  { get: method },
  {
    get: async ({ request }: { request: string }, answer: (error: null, text: string) => void) =>
      answer(null, await ask(upstream, request)),
  },
);
server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error) => {
  if (error) throw error;
});

process.on('SIGTERM', () => {
  if (onTerm === 'exits') process.exit(0);
  server.tryShutdown(() => {});
});
