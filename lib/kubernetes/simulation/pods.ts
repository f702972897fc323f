import { SimulationError } from './error';

/** How the pods of one template behave. All of them are alike. */
export interface PodTimes {
  /**
   * Seconds from a pod's creation until it is ready.
   * @default 5
   */
  readonly start?: number;

  /**
   * Seconds from a pod's deletion until it is gone.
   * @default 2
   */
  readonly stop?: number;

  /**
   * Whether pods never become ready.
   * @default false
   */
  readonly neverReady?: boolean;
}

/** How pods behave in a rollout. Where only one template is in play, its pods are the new ones. */
export interface RolloutPods {
  /**
   * Pods of the templates before.
   * @default - as those of the template applied, and healthy
   */
  readonly old?: PodTimes;

  /**
   * Pods of the template applied.
   * @default - healthy, with the default times
   */
  readonly new?: PodTimes;
}

/** Milliseconds that pods of one template take; `start` is Infinity for pods that never become ready. */
export interface Durations {
  readonly start: number;
  readonly stop: number;
}

/** Durations of the pods of the templates before, and of the template applied. */
export interface BothDurations {
  readonly old: Durations;
  readonly new: Durations;
}

const START = 5;
const STOP = 2;

/**
 * What pods take, with all defaults filled in.
 * @throws SimulationError for what is no time
 */
export function durationsOf(pods: RolloutPods = {}): BothDurations {
  const { neverReady: _, ...healthy } = pods.new ?? {};
  return { old: durations(pods.old ?? healthy), new: durations(pods.new ?? {}) };
}

function durations({ start = START, stop = STOP, neverReady = false }: PodTimes): Durations {
  return { start: neverReady ? Number.POSITIVE_INFINITY : milliseconds(start), stop: milliseconds(stop) };
}

function milliseconds(seconds: number): number {
  if (!Number.isFinite(seconds) || seconds < 0) {
    throw new SimulationError(`pods take 0 seconds or more, got ${seconds}`);
  }
  return seconds * 1000;
}
