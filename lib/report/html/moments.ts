import type { Timeline, TimelineStep } from '../../kubernetes';
import { durationText } from '../duration';
import { podsOf } from '../picture/pods';
import { thinned } from '../picture/thin';
import { timeAxis } from '../picture/time-axis';
import { PLOT, TICKS } from '../svg/figure';
import { moments } from '../words/timeline';

/** A slider has room for about so many places. */
const PLACES = 120;

/** The moments of a rollout that can be chosen: all of them, or of a long one what there is room for. */
export function chosenMoments(timeline: Timeline): readonly TimelineStep[] {
  const axis = timeAxis(timeline, TICKS);
  const [before, ...after] = moments(timeline.steps);
  return before === undefined ? [] : [before, ...thinned(after, (at) => axis.place(at) * PLACES)];
}

/**
 * The moments as the page's script reads them, `x at old old-idle new new-ready new-starting terminating` each, where x
 * is the place in the picture.
 */
export function momentData(timeline: Timeline): string {
  const { place } = timeAxis(timeline, TICKS);
  const chosen = chosenMoments(timeline);
  const [before] = chosen;
  return chosen
    .map((step, index) => {
      const x = PLOT.left + (index === 0 ? place(0) / 2 : place(step.at)) * (PLOT.right - PLOT.left);
      const pods = podsOf(step, before ?? step);
      const ready = Math.min(pods.newIdle, Math.max(0, step.ready - pods.oldServing - pods.newServing));
      const counts = [pods.oldServing, pods.oldIdle, pods.newServing, ready, pods.newIdle - ready, pods.terminating];
      return [Math.round(x * 10) / 10, index === 0 ? 'before' : durationText(step.at), ...counts].join(' ');
    })
    .join(';');
}
