import {
  checkRevision,
  currentRevision,
  historyPath,
  notRestored,
  undo as undoHistory,
  visibleRevisions,
  workloadName,
} from '../../history';
import type { History, Revision } from '../../history/history';
import { undoDetail } from '../../report/history/detail';
import type { ExitCode } from '../exit';
import type { Io } from '../io';
import { edit } from './edit';
import type { EditFlags } from './flags';
import { isPaused } from './paused';
import type { Edited } from './perform';
import { noVisitor } from './refusals';

/** The flags of `undo`. */
export interface UndoFlags extends EditFlags {
  /** 0 for the one before the current. */
  readonly toRevision: number;
  readonly dryRun: 'none' | 'client' | 'server';
  readonly cause?: string;
}

/** Goes back to an older revision, template and config, and holds it. */
export function undo(args: readonly string[], flags: UndoFlags, io: Io): ExitCode {
  const { toRevision, dryRun, cause } = flags;
  const change = (history: History, rendered: unknown): Edited => {
    const paused = dryRun !== 'client' && isPaused(history, rendered);
    const options = { toRevision, paused, ...(cause === undefined ? {} : { cause }) };
    const undone = undoHistory(history, options);
    checkRevision(history.workload.kind, undone.revision, historyPath(history.workload));
    const { hold } = undone.history.desired;
    return {
      history: undone.history,
      line: dryRun === 'client' ? detail(history, undone.revision) : lineOf(history, undone.skipped, flags),
      notes: undone.skipped ? [] : notes(undone.revision),
      cause: () => hold?.cause ?? '',
      isRendered: (recorded) => hold === undefined || currentRevision(recorded)?.digest === hold.digest,
    };
  };
  return edit({ refusal: noVisitor('rollbacker'), change, isDryRun: dryRun !== 'none' }, args, flags, io);
}

function lineOf({ workload }: History, isSkipped: boolean, { toRevision, dryRun }: UndoFlags): string {
  const what = isSkipped ? `skipped rollback (current template already matches revision ${toRevision})` : 'rolled back';
  return `${workloadName(workload)} ${what}${dryRun === 'server' ? ' (server dry run)' : ''}`;
}

function detail(history: History, revision: Revision): string {
  return undoDetail(history, revision, visibleRevisions(history)[0]?.minor ?? revision.minor);
}

/** What does not come back, and why. */
function notes(revision: Revision): readonly string[] {
  return notRestored(revision).map(
    ({ kind, name, reason }) => `note: ${kind} ${name} does not come back with revision ${revision.number}: ${reason}`,
  );
}
