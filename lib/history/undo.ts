import { HistoryError } from './error';
import type { History, Revision } from './history';
import { currentRevision, findRevision, visibleRevisions } from './visible';

/** How to undo. */
export interface UndoOptions {
  /**
   * The number of the revision to go back to.
   * @default 0 - the one before the current
   */
  readonly toRevision?: number;

  /**
   * Why.
   * @default - `undo to revision N: ` and the cause of that revision
   */
  readonly cause?: string;

  /**
   * The workload is paused, by a command or in the code.
   * @default - what the history says
   */
  readonly paused?: boolean;
}

/** What an undo comes to. */
export interface Undone {
  /** The revision whose template comes back. */
  readonly revision: Revision;

  /** Its template is the current one already: kubectl says `skipped rollback`. Then the history is as it was. */
  readonly skipped: boolean;

  /** The history that holds it. */
  readonly history: History;
}

/**
 * Goes back to the template and the config of an older revision, and holds it until it is released. Other revisions
 * than those that kubectl would show can be named, too, as long as they stand in the history.
 *
 * @throws HistoryError with kubectl's words when there is no such revision, or the workload is paused
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go
 */
export function undo(history: History, options: UndoOptions = {}): Undone {
  const { toRevision = 0, paused = history.desired.paused === true } = options;
  const revision = target(history, toRevision);
  if (paused) {
    throw new HistoryError(
      'paused',
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    );
  }
  const skipped = revision.digest === currentRevision(history)?.digest;
  const hold = { digest: revision.digest, cause: options.cause ?? causeOf(revision) };
  return {
    revision,
    skipped,
    history: skipped ? history : { ...history, desired: { ...history.desired, hold } },
  };
}

function target(history: History, toRevision: number): Revision {
  const found = toRevision === 0 ? visibleRevisions(history)[1] : findRevision(history, toRevision);
  if (found !== undefined && !found.pending) {
    return found;
  }
  if (toRevision !== 0) {
    throw new HistoryError('no-such-revision', `unable to find specified revision ${toRevision} in history`);
  }
  throw new HistoryError(
    'no-revisions',
    history.workload.kind === 'Deployment'
      ? `no rollout history found for deployment ${JSON.stringify(history.workload.name)}`
      : 'no last revision to roll back to',
  );
}

/** Undoing an undo tells of the revision alone, not of each undo before. */
function causeOf({ number, cause = '' }: Revision): string {
  const own = cause.replace(/^undo to revision \d+(?:: |$)/, '');
  return `undo to revision ${number}${own === '' ? '' : `: ${own}`}`;
}
