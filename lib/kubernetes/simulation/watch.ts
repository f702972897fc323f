import { Recorder } from './recorder';
import type { Rollout } from './rollout';
import { run } from './run';
import type { Outcome, Timeline } from './timeline';

/** What is seen of a rollout. */
type Watched = Pick<
  Timeline,
  'steps' | 'minAvailable' | 'peakPods' | 'peakPodsWithTerminating' | 'seconds' | 'verdict'
>;

/** Runs a rollout to its end and writes down what happens. */
export function watch(rollout: Rollout): Watched {
  const { world, origin, replicas } = rollout;
  const recorder = new Recorder(origin);
  const change = (now: number) => recorder.record(now, world.counts());
  let completesAt: number | undefined;
  let lateAt: number | undefined;
  const settled = (now: number) => {
    const at = (now - origin) / 1000;
    const counts = world.counts();
    const complete = counts.old === 0 && counts.new === replicas && counts.available === replicas;
    completesAt = complete ? (completesAt ?? at) : undefined;
    lateAt ??= rollout.timedOut() ? at : undefined;
  };
  change(origin);
  const { isEndless } = run(world, origin, rollout.pods, { change, settled });
  const { steps, minAvailable, peakPods, peakPodsWithTerminating } = recorder;
  const end = steps.at(-1)?.at ?? 0;
  const verdict = isEndless ? endless(end) : verdictOf(rollout, completesAt, lateAt, end);
  const seconds = isEndless ? end : (completesAt ?? lateAt ?? end);
  return { steps, minAvailable, peakPods, peakPodsWithTerminating, seconds, verdict };
}

function endless(at: number): Outcome {
  return { outcome: 'stuck', at, reason: 'Endless', message: 'pods are deleted and created without end' };
}

function verdictOf(
  { world, whyStuck }: Rollout,
  completesAt: number | undefined,
  lateAt: number | undefined,
  end: number,
): Outcome {
  if (lateAt !== undefined) {
    return { outcome: 'exceedsDeadline', at: lateAt, ...(completesAt === undefined ? {} : { completesAt }) };
  }
  return completesAt === undefined
    ? { outcome: 'stuck', at: end, ...whyStuck(world.counts()) }
    : { outcome: 'completes', at: completesAt };
}
