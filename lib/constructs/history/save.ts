import { LockedError, removeLeft, withLock } from '../../files/lock';
import { misledBelow } from '../../files/place';
import { textIfThere } from '../../files/text';
import { removeFile, type WantedFile, writeFiles } from '../../files/write';
import { FOLDER, workloadName } from '../../history';
import { messageOf, type Problem, RolloutError } from '../error';
import type { HistoryChange } from './change';

/** Stands while histories are written. */
const LOCK = `${FOLDER}/.lock`;
const PATIENCE_MILLISECONDS = 20_000;

/**
 * Writes the histories that change, then does what belongs to it, while no other synthesis does either.
 * @returns undefined, with nothing done, when a history was changed since it was read
 * @throws RolloutError when they cannot be written
 */
export function saveHistory<Result>(
  changes: readonly HistoryChange[],
  then: () => Result,
): { readonly result: Result } | undefined {
  if (changes.length === 0) {
    // Whoever commits revisions/ would commit that, too.
    attempt(() => removeLeft(LOCK));
    return { result: then() };
  }
  const misled = attempt(() =>
    misledBelow(
      '.',
      changes.map(({ path }) => path),
    ),
  );
  if (misled !== undefined) {
    throw new RolloutError([
      {
        message: `${misled.path} is ${misled.why}, and the history is never written there`,
        fix: 'put a folder or file in the place of the link: the history is committed with the code',
      },
    ]);
  }
  return attempt(() =>
    withLock(LOCK, PATIENCE_MILLISECONDS, () => {
      if (changes.some(({ path, before }) => textIfThere(path) !== before)) {
        return undefined;
      }
      write(changes);
      return { result: then() };
    }),
  );
}

function write(changes: readonly HistoryChange[]): void {
  const files = changes.flatMap(({ path, text }): readonly WantedFile[] =>
    text === undefined ? [] : [{ path, text, whole: true }],
  );
  writeFiles(files, []);
  for (const { path } of changes.filter(({ text }) => text === undefined)) {
    removeFile(path);
  }
}

function attempt<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (error instanceof RolloutError) {
      throw error;
    }
    const problem =
      error instanceof LockedError ? locked(error) : { message: `the history cannot be written: ${messageOf(error)}` };
    throw new RolloutError([problem], { cause: error });
  }
}

function locked({ file, holder }: LockedError): Problem {
  return {
    message: `another synthesis is writing the history: ${holder}`,
    fix: `wait for it and synthesize again; if there is none, remove ${file}`,
  };
}

/**
 * Refuses what would change a history that is frozen.
 * @throws RolloutError when there is something
 */
export function refuseChanges(changes: readonly HistoryChange[]): void {
  if (changes.length > 0) {
    throw new RolloutError(
      changes.map((change) => ({ path: change.path, message: refusal(change), fix: fixOf(change) })),
    );
  }
}

function fixOf({ history }: HistoryChange): string {
  // A manifest that nobody writes any more may be another app's as long as it lies there.
  const first = history?.left ? `remove ${history.manifest}, ` : '';
  return `${first}synthesize on your machine and commit revisions/ with the manifests; a job that commits them itself says new App({ frozen: false })`;
}

function refusal({ before, history }: HistoryChange): string {
  const name = history && workloadName(history.workload);
  if (before === undefined) {
    return `${name} is not in the history yet, which is frozen here`;
  }
  if (history === undefined || history.left) {
    return 'its workload has left the code, and the history is frozen here';
  }
  const { cause } = history.revisions[0] ?? {};
  return `${name} is not as it was recorded${cause === undefined ? '' : ` (${cause})`}, and the history is frozen here`;
}
