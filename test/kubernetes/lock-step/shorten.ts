import type { Walk } from './walk';

/** How many shorter walks are tried at most. */
const most = 60;

/**
 * Looks for a shorter walk that fails as well: without a half of the events, a quarter, and so on down to single ones.
 *
 * @param take takes a walk of these events
 * @returns the walk itself when there is none
 */
export async function shorten<Event>(
  failed: Walk<Event>,
  take: (events: readonly Event[]) => Promise<Walk<Event>>,
): Promise<Walk<Event>> {
  let shortest = failed;
  let tries = 0;
  for (let size = Math.floor(failed.events.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < shortest.events.length && tries < most; ) {
      tries += 1;
      const tried = await take([...shortest.events.slice(0, start), ...shortest.events.slice(start + size)]);
      if (tried.differences.length > 0) shortest = tried;
      else start += size;
    }
  }
  return shortest;
}
