import { createServer } from 'node:net';
import { ControlPlaneError } from './errors';

/** Whether nothing listens on a port of the loopback address. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * Free ports of the loopback address. They lie below the range from which systems take the ports of outgoing
 * connections, so that none of these can take one between this look and the start of the program that gets it.
 */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count; tries += 1) {
    if (tries > 1000) throw new ControlPlaneError('no free port on 127.0.0.1 between 20000 and 30000');
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (!found.has(port) && (await isFree(port))) found.add(port);
  }
  return [...found];
}
