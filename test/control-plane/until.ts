import { setTimeout as sleep } from 'node:timers/promises';
import { ControlPlaneError, messageOf } from './errors';

/**
 * Looks again and again until there is a result.
 *
 * @param what is awaited, for the message
 * @param look gives the result, or undefined, or throws, when there is none yet
 * @param check is called before each look; what it throws ends the wait
 * @throws ControlPlaneError when there is none in time; it tells what the last look threw
 */
export async function until<T>(
  what: string,
  seconds: number,
  check: () => void,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  let last = '';
  for (const start = Date.now(); ; await sleep(25)) {
    check();
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch (error) {
      last = ` (${messageOf(error)})`;
    }
    if (Date.now() - start > seconds * 1000) throw new ControlPlaneError(`no ${what} after ${seconds} s${last}`);
  }
}
