import type { History, Revision } from '../../history/history';
import { historyPath } from '../../history/path';
import { findRevision, visibleRevisions } from '../../history/visible';
import { CliError, errorsText, isMendable } from '../error';
import { Exit, type ExitCode } from '../exit';
import type { Io } from '../io';
import { Project } from '../project/project';
import { noVisitor } from '../rollout/refusals';
import type { WorkloadFlags } from '../workload/flags';
import { selectWorkloads } from '../workload/select';

/** The flags of `history`. */
export interface HistoryFlags extends WorkloadFlags {
  /** 0 for the table. */
  readonly revision: number;
  readonly diff?: readonly string[];
  readonly all?: boolean;
  readonly output: 'text' | 'wide' | 'json' | 'yaml';
}

/** Prints the histories of workloads; what cannot be printed is said at the end, as kubectl does. */
export function printHistories(args: readonly string[], flags: HistoryFlags, io: Io): ExitCode {
  const [before, after, ...others] = flags.diff ?? [];
  const pair = flags.diff === undefined ? undefined : ([revisionIn(before), revisionIn(after)] as const);
  if (flags.revision < 0) {
    throw new CliError(`revision must be a positive integer: ${flags.revision}`);
  }
  const project = new Project(io.cwd ?? process.cwd());
  const { workloads, errors } = selectWorkloads([...others, ...args], flags, project, io, noVisitor('history viewer'));
  const failed = [...errors];
  const found: History[] = [];
  for (const workload of workloads) {
    try {
      const history = project.history(workload);
      const printed = pair === undefined ? text(history, flags) : difference(history, pair);
      if (printed === undefined) {
        assertRevision(history, flags);
        found.push(history);
      } else {
        io.out(printed);
      }
    } catch (error) {
      if (!isMendable(error)) {
        throw error;
      }
      failed.push(error);
    }
  }
  if (found.length > 0) {
    io.out(data(found, flags));
  }
  io.err(failed.length > 0 ? errorsText(failed) : '');
  return failed.length > 0 ? Exit.FAILED : Exit.DONE;
}

function revisionIn(text: string | undefined): number {
  if (text === undefined || !/^[1-9]\d*$/.test(text)) {
    throw new CliError('--diff takes the numbers of two revisions, such as --diff 1 2');
  }
  return Number(text);
}

/** What is printed for each workload by itself; undefined for JSON and YAML, which are one text. */
function text(history: History, flags: HistoryFlags): string | undefined {
  if (flags.output === 'wide') {
    const { wideTable } = require('../../report/history/wide') as typeof import('../../report/history/wide');
    return wideTable(history, flags.all === true);
  }
  if (flags.output !== 'text') {
    return undefined;
  }
  if (flags.revision === 0) {
    const { historyTable } = require('../../report/history/table') as typeof import('../../report/history/table');
    return historyTable(history, flags.all === true);
  }
  const { revisionDetail } = require('../../report/history/detail') as typeof import('../../report/history/detail');
  const revision = assertRevision(history, flags);
  return revision && revisionDetail(history, revision, visibleRevisions(history)[0]?.minor ?? revision.minor);
}

function difference(history: History, [before, after]: readonly [number, number]): string {
  const { revisionDifference } =
    require('../../report/history/difference') as typeof import('../../report/history/difference');
  return revisionDifference(history, revisionOf(history, before, true), revisionOf(history, after, true));
}

function assertRevision(history: History, { revision, all }: HistoryFlags): Revision | undefined {
  return revision === 0 ? undefined : revisionOf(history, revision, all === true);
}

/**
 * @param all what was not rolled out yet counts, too
 * @throws HistoryError for one that was changed by hand
 */
function revisionOf(history: History, number: number, all: boolean): Revision {
  const revision = findRevision(history, number);
  if (revision === undefined || (revision.pending && !all)) {
    throw new CliError('unable to find the specified revision');
  }
  const { checkRevision } = require('../../history/check') as typeof import('../../history/check');
  checkRevision(history.workload.kind, revision, historyPath(history.workload));
  return revision;
}

function data(histories: readonly History[], flags: HistoryFlags): string {
  const { historyData } = require('../../report/history/data') as typeof import('../../report/history/data');
  const values = histories.map((history) => historyData(history, flags.all === true, assertRevision(history, flags)));
  if (flags.output === 'json') {
    return `${JSON.stringify(values, undefined, 2)}\n`;
  }
  const { printBlock } = require('../../manifests/yaml/print') as typeof import('../../manifests/yaml/print');
  return printBlock(values);
}
