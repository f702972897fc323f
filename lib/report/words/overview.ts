import type { Timeline } from '../../kubernetes';
import { durationText } from '../duration';
import type { Item } from './items';
import type { Label, Line } from './line';
import { servesBefore } from './timeline';

/** What is told about an object in one row of a table; empty where there is nothing to tell. */
export interface Overview {
  /** The first reason. */
  readonly why: Line;

  /** How many reasons there are beside it. */
  readonly others: number;

  /** The fewest pods available: `3 of 4`. */
  readonly available: string;

  /** The most pods that run at once. */
  readonly pods: string;

  /** When it is done, or would be if pods became ready, or that it never is. */
  readonly time: string;

  /** Whether it is refused, never done, or kept from it. */
  readonly fails: boolean;
}

/** What of a workload whose pods come or go is a reason; of what else happens the first that is told may be. */
const WHY: ReadonlySet<Label> = new Set(['why', 'waits']);

/** An object in one row. */
export function overviewOf({ facts, workload, verdict, obstacles }: Item): Overview {
  const timeline = workload?.timeline;
  const reason = facts.find(({ label }) => (timeline === undefined ? label !== 'held' : WHY.has(label)));
  const lines = reason?.lines.filter(([first]) => !isBelow(first)) ?? [];
  const [why = []] = lines;
  // How it goes on is no other reason.
  const others = reason?.label === 'how' ? 0 : Math.max(0, lines.length - 1);
  if (timeline === undefined) {
    return {
      why,
      others,
      available: '',
      pods: '',
      time: '',
      fails: verdict === 'refused',
    };
  }
  const { outcome } = timeline.verdict;
  return {
    why,
    others,
    available: servesBefore(timeline) ? `${timeline.minAvailable} of ${timeline.replicas}` : '',
    pods: `at most ${timeline.peakPodsWithTerminating}`,
    time: timeText(timeline, obstacles.length > 0),
    fails: outcome !== 'completes' || obstacles.length > 0,
  };
}

function timeText({ verdict: { outcome, at } }: Timeline, isBlocked: boolean): string {
  if (outcome === 'completes') {
    return isBlocked ? `${durationText(at)} if ready` : durationText(at);
  }
  return outcome === 'stuck' ? 'stops' : 'too long';
}

/** Whether a line belongs to the one before it. */
function isBelow(first: Line[number] | undefined): boolean {
  return typeof first === 'string' && first.startsWith('  ');
}
