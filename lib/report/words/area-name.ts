import type { Timeline } from '../../kubernetes';
import type { State } from '../picture/pods';

const SHORT: Readonly<Record<State, string>> = {
  oldServing: 'old',
  newServing: 'new',
  oldIdle: 'old, not available',
  newIdle: 'not yet available',
  terminating: 'terminating',
};

const LONG: Readonly<Record<State, string>> = {
  ...SHORT,
  oldServing: 'old, available',
  newServing: 'new, available',
  newIdle: 'new, not yet available',
};

/** What an area is called where its neighbours say the rest. */
export function areaName(state: State, timeline: Timeline): string {
  return state === 'newServing' && isOneTemplate(timeline) ? 'available' : SHORT[state];
}

/** What the pods of a state are called. */
export function legendName(state: State, timeline: Timeline): string {
  return isOneTemplate(timeline) ? areaName(state, timeline) : LONG[state];
}

/** Whether pods only come or go, and none is old or new. */
function isOneTemplate({ steps }: Timeline): boolean {
  return (steps[0]?.new ?? 0) > 0 && steps.every(({ old }) => old === 0);
}
