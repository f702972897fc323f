import { workloadName } from '../../history';
import { digestOf } from '../../history/digest';
import type { History, Workload } from '../../history/history';
import { importLog, type Merged, mergeImported } from '../../history/import';
import { desiredOf, importLive, templateOf } from '../../history/import-live';
import { headOf, renumbered } from '../../history/texts';
import type { Minor } from '../../kubernetes/minor';
import { CliError, errorsText, isMendable } from '../error';
import { Exit, type ExitCode } from '../exit';
import { DEFAULT_MINOR } from '../flags/default-minor';
import type { Io } from '../io';
import { appCommand } from '../project/app';
import { Project } from '../project/project';
import { settingsOf } from '../project/settings';
import type { EditFlags } from '../rollout/flags';
import { type Change, type Edited, perform } from '../rollout/perform';
import { noHistory } from '../rollout/refusals';
import { readLive } from './cluster';
import { OutputLog } from './log';
import { type Placed, placed } from './place';

/** The flags of `import`. */
export interface ImportFlags extends Omit<EditFlags, 'filename' | 'selector'> {
  readonly cluster?: boolean;
  readonly context?: string;
  readonly cause?: string;
}

/** Makes histories of what Git or a cluster has. */
export function importHistories(args: readonly string[], flags: ImportFlags, io: Io): ExitCode {
  const project = new Project(io.cwd ?? process.cwd());
  const minor = settingsOf(project.folder).kubernetes ?? DEFAULT_MINOR;
  const { output } = outputOf(project.folder, flags);
  const log = flags.cluster ? undefined : OutputLog.read(project.folder, output);
  const wanted = placed(args, flags, project, output, log, noHistory);
  const failed: Error[] = [...wanted.errors];
  const changes: Change[] = [];
  for (const place of wanted.places) {
    try {
      const edited =
        log === undefined ? fromCluster(project, place, minor, flags, io) : fromLog(project, place, log, minor);
      changes.push({ workload: place.workload, edited });
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
  io.err(changes.flatMap(({ edited: { notes = [] } }) => notes.map((note) => `${note}\n`)).join(''));
  perform(project, changes, { ...flags, filename: [] }, io);
  io.out(changes.map(({ edited: { line } }) => `${line}\n`).join(''));
  return Exit.DONE;
}

/** Without a synthesis nobody needs to know how the app is run. */
function outputOf(folder: string, { synth, app }: ImportFlags): { readonly output: string } {
  return appCommand(folder, synth ? app : (app ?? 'none'), process.env.CDK8S_OUTDIR);
}

function fromLog(project: Project, { workload, file }: Placed, log: OutputLog, minor: Minor): Edited {
  const imported = importLog(log.stepsOf(workload, file, minor));
  if (imported === undefined) {
    throw new CliError(`${workloadName(workload)} is not in the manifests that are committed`);
  }
  const merged = mergeImported(imported, project.historyIfThere(workload), minor);
  return edited(workload, merged, 'Git');
}

function fromCluster(project: Project, { workload, file }: Placed, minor: Minor, flags: ImportFlags, io: Io): Edited {
  const live = readLive(workload, flags, io);
  const existing = project.historyIfThere(workload);
  const merged = mergeImported(importLive(live, file, minor), existing, minor);
  const desired = desiredOf(live, merged.history, project.renderedIn(file, workload), minor, flags.cause);
  const history = withCause({ ...merged.history, desired }, flags.cause);
  const wanted = digestOf(workload.kind, templateOf(live.object), minor);
  return {
    ...edited(workload, { ...merged, history }, 'the cluster'),
    isRendered: (_, rendered) =>
      rendered !== undefined && digestOf(workload.kind, templateOf(rendered), minor) === wanted,
  };
}

/** A Deployment says its cause to the ReplicaSet that it has, so that the one which was given is the true one. */
function withCause(history: History, cause: string | undefined): History {
  const held = history.desired.hold?.digest;
  if (cause === undefined || held === undefined || history.workload.kind !== 'Deployment') {
    return history;
  }
  const revisions = history.revisions.map((revision) =>
    revision.digest === held ? renumbered(revision, { ...headOf(revision), cause }) : revision,
  );
  return { ...history, revisions };
}

function edited(workload: Workload, { history, leftOut }: Merged, from: string): Edited {
  const name = workloadName(workload);
  const numbers = history.revisions.map(({ number }) => number);
  const span = numbers.length === 1 ? `revision ${numbers[0]}` : `revisions ${numbers.at(-1)} to ${numbers[0]}`;
  return {
    history,
    line: `${name} imported from ${from}: ${span}${heldText(history)}`,
    notes: leftOut.map(
      ({ number, cause }) =>
        `note: ${name}: revision ${number}${cause === undefined ? '' : ` (${cause})`} never was in the cluster, and is left out`,
    ),
    cause: () => `${name}: import its history from ${from}`,
  };
}

function heldText({ revisions, desired: { hold, paused } }: History): string {
  const held = revisions.find(({ digest }) => digest === hold?.digest);
  return `${held === undefined ? '' : `, held at revision ${held.number}`}${paused ? ', paused' : ''}`;
}
