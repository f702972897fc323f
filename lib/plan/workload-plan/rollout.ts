import type { Minor } from '../../kubernetes/minor';
import type { PodTimes, RolloutPods } from '../../kubernetes/simulation/pods';
import { simulate } from '../../kubernetes/simulation/simulate';
import type { Timeline } from '../../kubernetes/simulation/timeline';
import type { JsonObject } from '../../kubernetes/value';

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

/** What a rollout starts from and comes to. */
export interface Simulated {
  /**
   * @default - it is created
   */
  readonly live?: JsonObject;
  readonly next: JsonObject;

  /** The templates that the workload had before, the oldest first. */
  readonly earlier: readonly JsonObject[];
  readonly times: PodTimes;
  readonly minor: Minor;
}

/** @returns undefined when no pod comes or goes */
export function rolloutPlan({ live, next, earlier, times, minor }: Simulated): RolloutPlan | undefined {
  const run = (pods: RolloutPods): Timeline | undefined => simulate(live, next, pods, { minor, earlier });
  const timeline = run({ new: times });
  if (timeline === undefined || timeline.steps.length < 2) {
    return undefined;
  }
  const atLeast = run({ new: { start: 0, stop: 0 } });
  const startsPods = timeline.steps.some(({ new: count }, index) => index > 0 && count > (timeline.steps[0]?.new ?? 0));
  const broken = startsPods ? run({ old: times, new: { ...times, neverReady: true } }) : undefined;
  return {
    timeline,
    secondsAtLeast: atLeast?.seconds ?? 0,
    ...(broken === undefined ? {} : { ifNeverReady: { timeline: broken } }),
  };
}
