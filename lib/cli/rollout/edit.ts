import type { History } from '../../history/history';
import type { JsonObject } from '../../kubernetes/value';
import { errorsText, isMendable } from '../error';
import { Exit, type ExitCode } from '../exit';
import type { Io } from '../io';
import { Project } from '../project/project';
import { type Refusal, selectWorkloads } from '../workload/select';
import type { EditFlags } from './flags';
import { type Change, type Edited, perform } from './perform';

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
  const changes: Change[] = [];
  for (const workload of workloads) {
    try {
      changes.push({ workload, edited: change(project.history(workload), project.rendered(workload)) });
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
  io.err(changes.flatMap(({ edited: { notes = [] } }) => notes.map((note) => `${note}\n`)).join(''));
  const isChanged = changes.some(({ workload, edited }) => edited.history !== project.history(workload));
  if (isChanged && !isDryRun) {
    perform(project, changes, flags, io);
  }
  io.out(changes.map(({ edited: { line } }) => `${line}\n`).join(''));
  return Exit.DONE;
}
