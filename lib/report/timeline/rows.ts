import type { Timeline, TimelineStep } from '../../kubernetes';

/** Timelines of up to so many steps are shown whole. */
const WHOLE = 40;

/** Of longer ones so many steps are shown, evenly spread, and those with the fewest and the most pods. */
const SOME = 20;

/** The steps of a timeline that are shown. */
export function rowsOf({ steps, minAvailable, peakPods, peakPodsWithTerminating }: Timeline): readonly TimelineStep[] {
  if (steps.length <= WHOLE) {
    return steps;
  }
  const spread = Array.from({ length: SOME }, (_, index) => Math.round((index * (steps.length - 1)) / (SOME - 1)));
  const extremes = [
    steps.findIndex(({ available }) => available === minAvailable),
    steps.findIndex((step) => step.old + step.new === peakPods),
    steps.findIndex((step) => step.old + step.new + step.terminating === peakPodsWithTerminating),
  ];
  const chosen = new Set([...spread, ...extremes]);
  return steps.filter((_, index) => chosen.has(index));
}
