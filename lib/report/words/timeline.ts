import type { Timeline, TimelineStep } from '../../kubernetes';
import { durationText } from '../duration';
import { count } from './count';
import { foreign, joined, type Line, mark } from './line';

/** The fewest pods that serve and the most that run: `at least 3 of 4 available, at most 5 pods at once`. */
export function extent(timeline: Timeline): Line {
  const { replicas, minAvailable, peakPods, peakPodsWithTerminating, steps } = timeline;
  const more = peakPodsWithTerminating > peakPods ? ` (${peakPodsWithTerminating} with terminating ones)` : '';
  const fewest =
    minAvailable === 0
      ? mark('bad', steps.at(-1)?.available === 0 ? 'no pod available in the end' : 'no pod available for a time')
      : mark('strong', `at least ${minAvailable} of ${replicas} available`);
  return [
    ...(servesBefore(timeline) ? [fewest, ', '] : []),
    mark('strong', `at most ${count(peakPods, 'pod')} at once`),
    more,
  ];
}

/** Whether any pod was available before the apply, so that there is something to lose. */
export function servesBefore({ steps }: Timeline): boolean {
  return (steps[0]?.available ?? 0) > 0;
}

/**
 * How it ends: `completes after 65 s`.
 * @param obstacles what keeps its new pods from becoming ready, by name
 */
export function ending({ verdict }: Timeline, obstacles: readonly string[] = []): Line {
  switch (verdict.outcome) {
    case 'completes':
      return obstacles.length === 0
        ? [mark('good', `completes after ${durationText(verdict.at)}`)]
        : [mark('bad', `would complete after ${durationText(verdict.at)}`), ...unless(obstacles)];
    case 'exceedsDeadline': {
      const exceeds = mark('bad', `exceeds its progress deadline after ${durationText(verdict.at)}`);
      const after = verdict.completesAt;
      if (after === undefined) {
        return [exceeds, '; nothing is rolled back'];
      }
      return obstacles.length === 0
        ? [exceeds, `, completes all the same after ${durationText(after)}`]
        : [exceeds, `, would complete all the same after ${durationText(after)}`, ...unless(obstacles)];
    }
    case 'stuck':
      return [mark('bad', `stops after ${durationText(verdict.at)}`), `: ${verdict.message}`];
  }
}

function unless(obstacles: readonly string[]): Line {
  return [' if its new pods became ready: see ', ...joined(obstacles.map((name) => foreign(name)))];
}

/** What runs when nothing happens any more: `3 old pods serve, 2 new ones are not ready`. */
export function rest(timeline: Timeline): Line {
  const last = timeline.steps.at(-1);
  if (last === undefined) {
    return [];
  }
  const serving =
    last.available === 0
      ? mark('bad', 'no pod serves')
      : `${count(last.available, 'pod')} ${last.available === 1 ? 'serves' : 'serve'}`;
  const idle = last.old + last.new - last.ready;
  return [serving, ...(idle > 0 ? [`, ${count(idle, 'pod')} ${idle === 1 ? 'is' : 'are'} not ready`] : [])];
}

/** The pods once those things have happened that happen at one moment. The first step is what ran before the apply. */
export function moments(steps: readonly TimelineStep[]): readonly TimelineStep[] {
  return steps.filter((step, index) => index === 0 || step.at !== steps[index + 1]?.at);
}
