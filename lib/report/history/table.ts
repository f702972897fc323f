// Each from its own file: the whole of the history takes as long to load as the command to start.
import type { History, Revision } from '../../history/history';
import { workloadName } from '../../history/name';
import { visibleRevisions } from '../../history/visible';
import { align } from '../../kubernetes/describe/align';

/**
 * The revisions of a workload as `kubectl rollout history` prints them, oldest first.
 * @param all also those that the history limit has dropped, and what a paused workload has not rolled out yet
 */
export function historyTable(history: History, all: boolean): string {
  const revisions = [...(all ? history.revisions : visibleRevisions(history))].reverse();
  return `${workloadName(history.workload)} \n${tableOf(revisions)}\n`;
}

function tableOf(revisions: readonly Revision[]): string {
  if (revisions.length === 0) {
    return 'No rollout history found.';
  }
  const rows = revisions.map(
    ({ number, cause = '<none>', pending }) => `${number}\t${cause}${pending ? PENDING : ''}\n`,
  );
  return align(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`);
}

const PENDING = ' (not rolled out: paused)';
