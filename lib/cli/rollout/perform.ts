import { join } from 'node:path';
import { LockedError, withLock } from '../../files/lock';
import { misledBelow } from '../../files/place';
import { textIfThere } from '../../files/text';
import { removeFile, writeFiles } from '../../files/write';
import type { History, Workload } from '../../history/history';
import { FOLDER, historyPath } from '../../history/path';
import { printHistory } from '../../history/print';
import type { JsonObject } from '../../kubernetes/value';
import { CliError } from '../error';
import type { Io } from '../io';
import { appCommand } from '../project/app';
import { Project } from '../project/project';
import { adviseToCommit, assertCommittable, commitChanges } from './commit';
import type { EditFlags } from './flags';
import { committedPlaces } from './places';
import { whyNotRendered } from './synthesize';

/** What a command makes of one workload. */
export interface Edited {
  /** The history to write; undefined to remove it, the one that was given to leave it as it is. */
  readonly history: History | undefined;

  /** What is printed once it is done, in kubectl's words. */
  readonly line: string;

  /** What is said beforehand, to whoever must know it. */
  readonly notes?: readonly string[];

  /** Why, once it is recorded: for the message of the commit. */
  readonly cause: (recorded: History | undefined) => string;

  /** Says whether the app has rendered what was asked for. */
  readonly isRendered?: (recorded: History, rendered: JsonObject | undefined) => boolean;

  /**
   * What is rendered cannot tell that it was, for it may be the same as before.
   * @default false
   */
  readonly isMarked?: boolean;
}

/** A workload and what becomes of it. */
export interface Change {
  readonly workload: Workload;
  readonly edited: Edited;
}

/**
 * Writes histories, synthesizes, and commits or says what to commit.
 * @throws CliError when it cannot be done; then the histories are as they were
 */
export function perform(project: Project, changes: readonly Change[], flags: EditFlags, io: Io): void {
  const { folder } = project;
  const app = flags.synth ? appCommand(folder, flags.app, process.env.CDK8S_OUTDIR) : undefined;
  const manifests = manifestsOf(project, changes);
  if (flags.commit) {
    assertCommittable(folder, committedPlaces(folder, app?.output, manifests), flags.synth);
  }
  const paths = changes.map(({ workload }) => historyPath(workload));
  const before = paths.map((path) => textIfThere(join(folder, path)));
  const after = changes.map(({ edited: { history } }) => history && printHistory(history));
  try {
    writeHistories(folder, paths, before, after);
  } catch (error) {
    const isBegun = paths.some((path, index) => {
      return before[index] !== after[index] && textIfThere(join(folder, path)) === after[index];
    });
    throw isBegun ? new CliError(`${(error as Error).message}\n${putBack(folder, paths, before)}`) : error;
  }
  if (app !== undefined) {
    const why = whyNotRendered(folder, app, changes, io);
    if (why !== undefined) {
      throw new CliError(`${why}\n${putBack(folder, paths, before)}`);
    }
  }
  const recorded = new Project(folder);
  const causes = changes.map(({ edited: { history, cause } }) => cause(history && recorded.history(history.workload)));
  const places = committedPlaces(folder, app?.output, [...manifests, ...manifestsOf(recorded, changes)]);
  if (flags.commit) {
    commitChanges(folder, places, causes, io);
  } else {
    adviseToCommit(folder, places, causes, app !== undefined, io);
  }
}

/** Where the workloads lie, and where they are to lie. */
function manifestsOf(project: Project, changes: readonly Change[]): readonly string[] {
  return changes
    .flatMap(({ workload, edited: { history } }) => [project.historyIfThere(workload)?.manifest, history?.manifest])
    .filter((manifest) => manifest !== undefined);
}

/** @returns what became of the histories */
function putBack(folder: string, paths: readonly string[], before: readonly (string | undefined)[]): string {
  try {
    writeHistories(folder, paths, undefined, before);
    return 'The history is as it was.';
  } catch (error) {
    const { message } = error as Error;
    return `The history is changed, and could not be put back (${message}): git checkout HEAD -- ${paths.join(' ')}`;
  }
}

const LOCK = `${FOLDER}/.lock`;
const PATIENCE_MILLISECONDS = 20_000;

/**
 * @param before what must stand there; undefined to write in any case
 * @throws CliError when they cannot be written
 */
function writeHistories(
  folder: string,
  paths: readonly string[],
  before: readonly (string | undefined)[] | undefined,
  after: readonly (string | undefined)[],
): void {
  const misled = misledBelow(folder, paths);
  if (misled !== undefined) {
    throw new CliError(
      `${misled.path} is ${misled.why}, and the history is never written there`,
      'put a folder or file in the place of the link: the history is committed with the code',
    );
  }
  try {
    withLock(join(folder, LOCK), PATIENCE_MILLISECONDS, () => {
      const changed = paths.find((path, index) => before && textIfThere(join(folder, path)) !== before[index]);
      if (changed !== undefined) {
        throw new CliError(`${changed} was changed by somebody else meanwhile`, 'look at it, then try again');
      }
      for (const [index, path] of paths.entries()) {
        write(join(folder, path), after[index]);
      }
    });
  } catch (error) {
    if (error instanceof LockedError) {
      throw new CliError(
        `another synthesis is writing the history: ${error.holder}`,
        `wait for it and try again; if there is none, remove ${LOCK}`,
      );
    }
    throw error instanceof CliError
      ? error
      : new CliError(`the history cannot be written: ${(error as Error).message}`);
  }
}

function write(path: string, text: string | undefined): void {
  if (text === undefined) {
    removeFile(path);
  } else {
    writeFiles([{ path, text, whole: true }], []);
  }
}
