import type { Counts } from './recorder';

/** A workload, its pods and its controllers. Times are milliseconds. */
export interface World {
  /** The pods as a step has them. */
  counts(): Counts;

  /** Lets each controller that has something to do act once, and says whether any changed something. */
  act(now: number): boolean;

  /** When the next thing happens to a pod, or a controller looks again; undefined when nothing ever does. */
  next(): number | undefined;

  /** Lets happen to the pods what happens until now. */
  happen(now: number): void;
}

/** Looks on while a world runs. */
export interface Observer {
  /** After each thing that happened or was done. */
  readonly change?: (now: number) => void;

  /** When nothing is left to do at this moment. */
  readonly settled?: (now: number) => void;
}

/**
 * Runs a world until nothing happens any more. Controllers are taken as infinitely fast: at each moment all things that
 * happen to pods happen together, and then the controllers act until none has anything left to do.
 * @returns the last moment at which something happened
 */
export function run(world: World, from: number, { change, settled }: Observer = {}): number {
  for (let now = from; ; ) {
    while (world.act(now)) {
      change?.(now);
    }
    settled?.(now);
    const next = world.next();
    if (next === undefined) {
      return now;
    }
    now = next;
    world.happen(now);
    change?.(now);
  }
}
