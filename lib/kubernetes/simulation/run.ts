import { SimulationError } from './error';
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

/** What is more than this takes too long, and too much memory: about 300,000 pods that are exchanged one by one. */
const MOST = 3_000_000;

/**
 * Runs a world until nothing happens any more. Controllers are taken as infinitely fast: at each moment all things that
 * happen to pods happen together, and then the controllers act until none has anything left to do.
 * @returns the last moment at which something happened
 * @throws SimulationError for a rollout of too many steps
 */
export function run(world: World, from: number, { change, settled }: Observer = {}): number {
  let now = from;
  for (let done = 0; done < MOST; done += 1) {
    if (world.act(now)) {
      change?.(now);
      continue;
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
  throw new SimulationError(`the rollout has too many steps to simulate it: more than ${MOST} things happen`);
}
