import type { Draft } from '../decode/draft';
import type { Minor } from '../minor';
import { SimulationError } from './error';
import type { BothDurations, Durations } from './pods';
import type { Counts } from './recorder';
import { run, type World } from './run';
import type { StuckCause } from './stuck';
import type { Timeline } from './timeline';

/** A workload as some manifest has it. */
export interface Version {
  /** Defaulted. */
  readonly draft: Draft;

  /** Stands for its template. */
  readonly template: string;
}

/** What is simulated. */
export interface Setting {
  /** What was applied before, in order, and settled each time. The last one is the base; none when it is created. */
  readonly before: readonly Version[];
  readonly after: Version;
  readonly durations: BothDurations;
  readonly minor: Minor;

  /** How many nodes run a DaemonSet. */
  readonly nodes: number;

  /**
   * What the annotation desired-replicas of the ReplicaSets says in the base.
   * @default - what the controller has written
   */
  readonly desiredReplicas?: number;
}

/** A workload of some kind right after the apply: nobody has acted yet. */
export interface Rollout extends Pick<Timeline, 'replicas' | 'strategy' | 'surge' | 'unavailable'> {
  readonly world: World;

  /** The most pods that are wanted, before or after. */
  readonly pods: number;

  /** The moment of the apply, in milliseconds. */
  readonly origin: number;

  /** Whether there was already something that holds the template. */
  readonly reused: boolean;

  /** Whether there was no progress for longer than the workload's deadline. */
  timedOut(): boolean;

  /** Why it is not complete, when nothing happens any more. */
  whyStuck(counts: Counts): StuckCause;
}

/** A world whose workload can be changed. */
interface ChangeableWorld<Spec> extends World {
  apply(spec: Spec, durations: BothDurations): void;
}

/** A base and the moment from which on it has been settled for longer than any deadline, in milliseconds. */
interface Base<W> {
  readonly world: W;
  readonly now: number;
}

/** Between a settled base and the next apply: longer than any deadline, in milliseconds. */
export const LONG = 2 ** 32 * 1000;

/** What pods take where nobody looks on. */
const AT_ONCE = { start: 0, stop: 0 };

/**
 * Applies workloads one after the other and lets each of them settle.
 * @param pods the most that any of them wants
 * @param create makes the world with the first of them
 * @param old what the pods of the last one take
 * @returns undefined when there are none
 * @throws SimulationError when one of them never settles
 */
export function settle<Spec, W extends ChangeableWorld<Spec>>(
  specs: readonly Spec[],
  pods: number,
  create: (spec: Spec, durations: BothDurations) => W,
  old: Durations,
): Base<W> | undefined {
  let base: Base<W> | undefined;
  for (const [index, spec] of specs.entries()) {
    const durations = { old: AT_ONCE, new: index === specs.length - 1 ? old : AT_ONCE };
    base?.world.apply(spec, durations);
    const world: W = base?.world ?? create(spec, durations);
    const { now, isEndless } = run(world, base?.now ?? 0, pods);
    if (isEndless) {
      throw new SimulationError('the workload before never settles: its pods are deleted and created without end');
    }
    base = { world, now: now + LONG };
  }
  return base;
}
