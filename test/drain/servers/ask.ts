import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true });

/** Asks the upstream what to answer. */
export function ask(upstream: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: upstream, path, agent }, (answer) => resolve(text(answer))).on('error', reject);
  });
}
