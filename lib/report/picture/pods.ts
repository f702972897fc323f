import type { TimelineStep } from '../../kubernetes';

/** The states of a pod that pictures tell apart, in the order in which they are stacked: what serves lies at the bottom. */
export const STATES = ['oldServing', 'newServing', 'oldIdle', 'newIdle', 'terminating'] as const;
export type State = (typeof STATES)[number];

/** How many pods are in each state. */
export type Pods = Readonly<Record<State, number>>;

/**
 * The pods of a step by their state. A step says how many are available, not of which template: the old ones that were
 * available before the apply stay so, and those that were not go first, as the controllers have it.
 * @param before the step before the apply
 */
export function podsOf(step: TimelineStep, before: TimelineStep): Pods {
  const healthy = Math.min(before.old, before.available);
  const oldServing = Math.min(step.old, healthy, step.available);
  const newServing = Math.min(step.new, step.available - oldServing);
  return {
    oldServing,
    newServing,
    oldIdle: step.old - oldServing,
    newIdle: step.new - newServing,
    terminating: step.terminating,
  };
}
