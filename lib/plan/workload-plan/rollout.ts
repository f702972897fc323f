import type { PodTimes, RolloutPods } from '../../kubernetes/simulation/pods';
import { rolloutSimulator } from '../../kubernetes/simulation/simulate';
import type { Timeline } from '../../kubernetes/simulation/timeline';
import type { JsonObject } from '../../kubernetes/value';
import type { PlanContext } from '../context';
import { timesOf } from './stop';

/** What pods do when a workload changes. */
export interface RolloutPlan {
  readonly timeline: Timeline;
  readonly secondsAtLeast: number;

  /**
   * The same with new pods that never become ready.
   * @default - no new pods start
   */
  readonly ifNeverReady?: { readonly timeline: Timeline };
}

const AT_ONCE: PodTimes = { start: 0, stop: 0 };

/**
 * What the pods of a workload do.
 * @param running what runs; undefined for a workload that is created
 * @param earlier the workload with each template that it had before, the oldest first
 * @returns undefined for a workload that cannot be simulated
 */
export function rolloutPlan(
  running: JsonObject | undefined,
  next: JsonObject,
  earlier: readonly JsonObject[],
  { minor, nodes, times, timelines }: PlanContext,
): RolloutPlan | undefined {
  const simulator = rolloutSimulator(running, next, { minor, nodes, earlier });
  if (simulator === undefined) {
    return undefined;
  }
  const { shape, revision } = simulator;
  // Most workloads of a fleet are rolled out in the same few ways.
  const simulate = (pods: RolloutPods): Timeline => {
    const key = `${shape} ${JSON.stringify(pods)}`;
    const found = timelines.get(key) ?? simulator.simulate(pods);
    timelines.set(key, found);
    return { ...found, revision: { ...revision, reused: found.revision.reused } };
  };
  const pods = { old: timesOf(running, times), new: timesOf(next, times) };
  const timeline = simulate(pods);
  const broken = startsPods(timeline) ? simulate({ ...pods, new: { ...pods.new, neverReady: true } }) : undefined;
  return {
    timeline,
    secondsAtLeast: movesPods(timeline) ? simulate({ new: AT_ONCE }).seconds : 0,
    ...(broken === undefined ? {} : { ifNeverReady: { timeline: broken } }),
  };
}

/** Whether any pod comes or goes. */
export function movesPods({ steps: [first, ...later] }: Timeline): boolean {
  return later.some(
    ({ old, new: now, terminating }) =>
      first !== undefined && (old !== first.old || now !== first.new || terminating > 0),
  );
}

function startsPods({ steps }: Timeline): boolean {
  return steps.some(({ new: now }, index) => index > 0 && now > (steps[index - 1]?.new ?? 0));
}
