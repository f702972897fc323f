import type { Timeline, TimelineStep } from '../../kubernetes';
import { type Pods, podsOf, STATES, type State } from './pods';
import { thinned } from './thin';
import type { TimeAxis } from './time-axis';

/** The pods from one place of the time axis to the next. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly pods: Pods;
}

/** An area between two stairs: one span after another with its lower and upper edge, in pods. */
export interface Area {
  readonly state: State;
  readonly spans: readonly {
    readonly from: number;
    readonly to: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/**
 * What a picture of so many columns shows of a rollout.
 * @param columns how many places of the axis can be told apart
 */
export function spansOf({ steps }: Timeline, axis: TimeAxis, columns: number): readonly Span[] {
  const [before] = steps;
  if (before === undefined) {
    return [];
  }
  const shown = thinned(steps.slice(1), (at) => axis.place(at) * columns);
  const apply = { from: 0, to: axis.place(shown[0]?.at ?? axis.end), pods: podsOf(before, before) };
  const after = shown.flatMap((step, index) => {
    const [from, to] = [axis.place(step.at), axis.place(shown[index + 1]?.at ?? axis.end)];
    return from === to ? [] : [{ from, to, pods: podsOf(step, before) }];
  });
  return [apply, ...after];
}

/** Areas stacked from what serves to what terminates; a state that no pod is in has none. */
export function areasOf(spans: readonly Span[]): readonly Area[] {
  return STATES.map((state, index) => ({
    state,
    spans: spans.map(({ from, to, pods }) => {
      const low = sum(pods, STATES.slice(0, index));
      return { from, to, low, high: low + pods[state] };
    }),
  })).filter(({ spans: each }) => each.some(({ low, high }) => high > low));
}

/** The pods that serve. */
export function serving(pods: Pods): number {
  return pods.oldServing + pods.newServing;
}

/** The first step at which the fewest pods are available. */
export function leastStep({ steps, minAvailable }: Timeline): TimelineStep | undefined {
  return steps.find(({ available }) => available === minAvailable);
}

function sum(pods: Pods, states: readonly State[]): number {
  return states.reduce((all, state) => all + pods[state], 0);
}
