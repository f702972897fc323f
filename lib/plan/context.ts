import type { ApplyMethod } from '../kubernetes/apply/apply';
import type { Minor } from '../kubernetes/minor';
import type { PodTimes } from '../kubernetes/simulation/pods';
import type { Timeline } from '../kubernetes/simulation/timeline';
import type { FindPast } from './past';
import type { Side } from './side';

/** What every part of a plan is made with. */
export interface PlanContext {
  readonly base: Side;
  readonly head: Side;
  readonly minor: Minor;
  readonly apply: ApplyMethod;

  /** How pods behave, of old and of new templates alike. */
  readonly times: PodTimes;

  /** How many nodes a DaemonSet is taken to run on. */
  readonly nodes: number;

  /**
   * The histories of workloads.
   * @default - no history was given
   */
  readonly past?: FindPast;

  /** The rollouts that were simulated for this plan, by their shape. */
  readonly timelines: Map<string, Timeline>;
}
