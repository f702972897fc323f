import { join } from 'node:path';
import { textIfThere } from '../../files/text';
import { removeFile, writeFiles } from '../../files/write';
import type { History } from '../../history/history';
import { FOLDER, historyPath } from '../../history/path';
import { printHistory } from '../../history/print';
import type { JsonObject } from '../../kubernetes/value';
import { CliError, errorsText, isMendable } from '../error';
import { Exit, type ExitCode } from '../exit';
import type { Io } from '../io';
import { type AppCommand, appCommand, runApp } from '../project/app';
import { Project } from '../project/project';
import { type Refusal, selectWorkloads } from '../workload/select';
import { adviseToCommit, assertCommittable, commitChanges } from './commit';
import type { EditFlags } from './flags';

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
}

/** A command that changes histories. */
export interface Edit {
  /** What kubectl says of kinds that it cannot do this to. */
  readonly refusal: Refusal;

  /** Says what is to become of a workload's history. @throws HistoryError when it cannot be done */
  readonly change: (history: History, rendered: JsonObject | undefined) => Edited;

  /** Only says what would be done. @default false */
  readonly isDryRun?: boolean;
}

/**
 * Changes the histories of workloads, synthesizes, and says what to commit. Either all of it is done, or nothing.
 * @throws CliError where nothing is done
 */
export function edit(
  { refusal, change, isDryRun = false }: Edit,
  args: readonly string[],
  flags: EditFlags,
  io: Io,
): ExitCode {
  const project = new Project(io.cwd ?? process.cwd());
  const { workloads, errors } = selectWorkloads(args, flags, project, io, refusal);
  const failed = [...errors];
  const edits: Edited[] = [];
  const before: History[] = [];
  for (const workload of workloads) {
    try {
      const history = project.history(workload);
      edits.push(change(history, project.rendered(workload)));
      before.push(history);
    } catch (error) {
      if (!isMendable(error)) {
        throw error;
      }
      failed.push(error);
    }
  }
  if (failed.length > 0) {
    io.err(errorsText(failed));
    return Exit.FAILED;
  }
  if (workloads.length === 0) {
    io.err(`No resources found${flags.namespace === undefined ? '' : ` in ${flags.namespace} namespace`}.\n`);
    return Exit.DONE;
  }
  io.err(edits.flatMap(({ notes = [] }) => notes.map((note) => `${note}\n`)).join(''));
  const isChanged = edits.some(({ history }, index) => history !== before[index]);
  if (isChanged && !isDryRun) {
    perform(project, before, edits, flags, io);
  }
  io.out(edits.map(({ line }) => `${line}\n`).join(''));
  return Exit.DONE;
}

function perform(
  project: Project,
  before: readonly History[],
  edits: readonly Edited[],
  flags: EditFlags,
  io: Io,
): void {
  const { folder } = project;
  const app = flags.synth ? appCommand(folder, flags.app, process.env.CDK8S_OUTDIR) : undefined;
  const places = [FOLDER, app?.output ?? 'dist'];
  if (flags.commit) {
    assertCommittable(folder, places, flags.synth);
  }
  const paths = before.map(({ workload }) => historyPath(workload));
  const texts = paths.map((path) => textIfThere(join(folder, path)) ?? '');
  writeAll(
    folder,
    paths,
    edits.map(({ history }) => history && printHistory(history)),
  );
  if (app !== undefined) {
    const why = synthesize(project, app, before, edits, io);
    if (why !== undefined) {
      writeAll(folder, paths, texts);
      throw new CliError(`${why}\nThe history is as it was.`);
    }
  }
  const recorded = new Project(folder);
  const causes = edits.map(({ history, cause }) => cause(history && recorded.history(history.workload)));
  if (flags.commit) {
    commitChanges(folder, places, causes, io);
  } else {
    adviseToCommit(folder, places, causes, app !== undefined, io);
  }
}

/** @returns why it failed */
function synthesize(
  { folder }: Project,
  app: AppCommand,
  before: readonly History[],
  edits: readonly Edited[],
  io: Io,
): string | undefined {
  const { code, text } = (io.synthesize ?? runApp)(folder, app, process.env);
  if (code !== 0) {
    return `${app.app} ended with exit code ${code}:\n${text.trimEnd()}`;
  }
  io.err(text);
  const after = new Project(folder);
  const missed = before.filter(({ workload }, index) => {
    const { history, isRendered = () => true } = edits[index] as Edited;
    return history !== undefined && !isRendered(after.history(workload), after.rendered(workload));
  });
  return missed.length === 0
    ? undefined
    : `${app.app} did not render ${missed.map(({ manifest }) => manifest).join(', ')} anew: does the target need another app? Name it with --app, or synthesize yourself: --no-synth`;
}

function writeAll(folder: string, paths: readonly string[], texts: readonly (string | undefined)[]): void {
  for (const [index, path] of paths.entries()) {
    const text = texts[index];
    if (text === undefined) {
      removeFile(join(folder, path));
    } else {
      writeFiles([{ path: join(folder, path), text, whole: true }], []);
    }
  }
}
