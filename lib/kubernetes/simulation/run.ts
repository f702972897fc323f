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

/** What happens to a pod, and what controllers do about it, in any rollout that ends: far less than this. */
const MOST_PER_POD = 200;
const MOST_AT_LEAST = 2000;

/** What is more than this takes too long and too much memory: about 300,000 pods that are exchanged one by one. */
const MOST = 6_000_000;

/** How a run ended. */
export interface Run {
  /** The last moment at which something happened. */
  readonly now: number;

  /** Whether it went round and round. */
  readonly isEndless: boolean;
}

/**
 * Runs a world until nothing happens any more. Controllers are taken as infinitely fast: at each moment all things that
 * happen to pods happen together, and then the controllers act until none has anything left to do.
 * @param pods how many there are, by which it is told that there will be no end
 * @throws SimulationError for a rollout of too many steps
 */
export function run(world: World, from: number, pods: number, { change, settled }: Observer = {}): Run {
  const most = MOST_AT_LEAST + MOST_PER_POD * pods;
  let now = from;
  for (let done = 0; done < Math.min(most, MOST); done += 1) {
    if (world.act(now)) {
      change?.(now);
      continue;
    }
    settled?.(now);
    const next = world.next();
    if (next === undefined) {
      return { now, isEndless: false };
    }
    now = next;
    world.happen(now);
    change?.(now);
  }
  if (most > MOST) {
    throw new SimulationError(`a rollout of so many steps is not simulated: more than ${MOST} things happen in it`);
  }
  return { now, isEndless: true };
}
