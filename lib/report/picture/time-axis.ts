import type { Timeline } from '../../kubernetes/simulation/timeline';

/** How much of the axis a tail is given in which nothing happens. */
const TAIL = 0.25;

/** How much of the axis shows what ran before the apply. */
const LEAD = 0.03;

/** A tail is summed up when it is longer than what comes before it. */
const LONGEST_TAIL = 1;

/** A place on the axis that has a label. */
export interface Tick {
  /** Seconds. */
  readonly at: number;

  /** From 0 to 1. */
  readonly place: number;
}

/** Where each moment stands on an axis from 0 to 1. */
export interface TimeAxis {
  /** The last moment that is shown, in seconds. */
  readonly end: number;

  /** The place of a moment from 0 on; before it stands what ran before the apply. */
  readonly place: (at: number) => number;
  readonly ticks: readonly Tick[];

  /**
   * The place at which the axis is broken, because nothing happens for long.
   * @default - it is not broken
   */
  readonly breakAt?: number;
}

/**
 * The time axis of a rollout. It ends with the verdict, or a little after the last step so that the end is seen; a long
 * wait, such as for a progress deadline, is shortened.
 * @param most how many labels there is room for
 */
export function timeAxis({ steps, verdict }: Timeline, most: number): TimeAxis {
  const last = steps.at(-1)?.at ?? 0;
  const busy = last === 0 ? 1 : last * 1.04;
  const end = Math.max(verdict.at, busy);
  if (end - busy <= busy * LONGEST_TAIL) {
    const place = (at: number) => LEAD + (at / end) * (1 - LEAD);
    return { end, place, ticks: ticks(end, most).map((at) => ({ at, place: place(at) })) };
  }
  const breakAt = 1 - TAIL;
  const place = (at: number) =>
    at <= busy ? LEAD + (at / busy) * (breakAt - LEAD) : breakAt + ((at - busy) / (end - busy)) * TAIL;
  const shown = ticks(busy, Math.floor(most * breakAt)).filter((at) => at <= busy * 0.95);
  return { end, place, ticks: [...shown, end].map((at) => ({ at, place: place(at) })), breakAt };
}

const STEPS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** Round moments from 0 to the end, at most so many. */
function ticks(end: number, most: number): readonly number[] {
  const step = STEPS.find((each) => end / each < most) ?? 3600 * Math.ceil(end / 3600 / most);
  return [...Array(Math.floor(end / step) + 1).keys()].map((index) => index * step);
}
