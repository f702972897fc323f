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

/**
 * In rollouts that end, something happens at fewer than 6 moments for each pod: more than this is a rollout that goes
 * round and round.
 */
const MOST_PER_POD = 20;
const MOST_BESIDE = 100;

/** More than this takes seconds: 50,000 pods that are exchanged one by one. */
const MOST = 1_000_000;

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
  const mostMoments = MOST_BESIDE + MOST_PER_POD * pods;
  let now = from;
  let moments = 0;
  for (let done = 0; done < MOST; done += 1) {
    if (world.act(now)) {
      change?.(now);
      continue;
    }
    settled?.(now);
    const next = world.next();
    if (next === undefined) {
      return { now, isEndless: false };
    }
    if (moments === mostMoments) {
      return { now, isEndless: true };
    }
    moments += 1;
    now = next;
    world.happen(now);
    change?.(now);
  }
  const fewer = 'fewer pods, or more of them at once, take fewer steps';
  throw new SimulationError(`a rollout of so many steps is not simulated: more than ${MOST} things happen; ${fewer}`);
}
