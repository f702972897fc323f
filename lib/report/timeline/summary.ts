import type { Outcome, StuckReason, Timeline } from '../../kubernetes';
import { durationText } from '../duration';
import { type Paint, painted, type TextStyle } from '../style';

/** What stops a rollout because the manifest says so. */
const WANTED: ReadonlySet<StuckReason> = new Set(['Paused', 'OnDelete', 'Partition']);

/** What is exchanged and how: the line above the steps. */
export function introduction({ replicas, strategy, surge, unavailable, revision }: Timeline): string {
  const pods = count(replicas, 'pod');
  const how = {
    RollingUpdate: `${pods}, at most ${replicas + surge} at once, at least ${replicas - unavailable} available`,
    Recreate: `${pods}, the new ones when all old ones are gone`,
    OnDelete: `${pods}, each exchanged when somebody deletes it`,
  }[strategy];
  return `${strategy}: ${how}\n${revision.kind} ${revision.name}${revision.reused ? ', there already' : ''}`;
}

/** How it ends, and the numbers that count: the lines below the steps. */
export function conclusion(timeline: Timeline, style: TextStyle): string {
  const { verdict, replicas, minAvailable, peakPods, peakPodsWithTerminating } = timeline;
  const most = `Most pods ${peakPods}, with those that terminate ${peakPodsWithTerminating}.`;
  return `${verdictText(verdict, timeline, style)}\nFewest available ${minAvailable} of ${replicas}. ${most}`;
}

function verdictText(verdict: Outcome, { steps }: Timeline, style: TextStyle): string {
  const say = (what: string, paint: Paint, rest: string) => `${painted(what, paint, style)} ${rest}.`;
  switch (verdict.outcome) {
    case 'completes':
      return steps.length === 1
        ? say('Nothing to do:', 'green', 'all pods are of this template and available')
        : say('Completes', 'green', `after ${durationText(verdict.at)}`);
    case 'exceedsDeadline': {
      const end =
        verdict.completesAt === undefined
          ? 'and never completes'
          : `and completes all the same after ${durationText(verdict.completesAt)}`;
      return say('Exceeds its progress deadline', 'red', `after ${durationText(verdict.at)}, ${end}`);
    }
    case 'stuck': {
      const wanted = WANTED.has(verdict.reason);
      return say(
        wanted ? 'Stops' : 'Stuck',
        wanted ? 'yellow' : 'red',
        `after ${durationText(verdict.at)}: ${verdict.message}`,
      );
    }
  }
}

function count(pods: number, noun: string): string {
  return `${pods} ${noun}${pods === 1 ? '' : 's'}`;
}
