import { indexManifests } from '../../checks/manifests/manifests';
import { CHECK_IDS, CHECKS } from '../../checks/registry';
import { runChecks } from '../../checks/run';
import type { CheckReport } from '../../report/check/report';
import { Exit, type ExitCode } from '../exit';
import type { Io } from '../io';
import { bothSides } from '../plan/both-sides';
import { planOptions } from '../plan/flags';
import { type Place, readBase, readHead } from '../plan/sides';
import type { SourceFile } from '../plan/source';
import { projectFolder } from '../project/folder';
import { settingsOf } from '../project/settings';
import { textStyle } from '../terminal';
import { readBaseline, writeBaseline } from './baseline';
import { fails } from './fails';
import type { CheckFlags } from './flags';
import type { Judge } from './mend';
import { chosenChecks, projectSeverities } from './selection';

/** Prints what is wrong with manifests, and with a change where there is a base. */
export function printCheck(path: string | undefined, flags: CheckFlags, io: Io): ExitCode {
  const report = flags.fix === true ? fixedReport(path, flags, io) : makeReport(path, flags, io);
  if (flags.writeBaseline !== undefined) {
    const all = [...report.findings, ...report.known];
    writeBaseline(flags.writeBaseline, all, io);
    io.err(`${flags.writeBaseline}: ${all.length === 1 ? '1 finding' : `${all.length} findings`} written\n`);
    return Exit.DONE;
  }
  const print = flags.fix === true && path === '-' ? io.err : io.out;
  print(written(report, flags, io));
  return fails(report.findings, flags.failOn) ? Exit.REFUSED : Exit.DONE;
}

/** Mends what can be mended, and tells what is found then. Of standard input the mended text is the result. */
function fixedReport(path: string | undefined, flags: CheckFlags, io: Io): CheckReport {
  const { fix } = require('./fix') as typeof import('./fix');
  const text = once(io.stdin);
  const judge: Judge<FileReport> = (texts) => makeReport(path, flags, { ...io, stdin: text }, texts);
  const { report, stdin, patches, notes } = fix(judge, io.cwd ?? process.cwd());
  if (stdin !== undefined) {
    io.out(stdin);
  }
  (flags.output === 'text' && stdin === undefined ? io.out : io.err)(patches);
  io.err(notes);
  return report;
}

function once(read: () => string): () => string {
  let text: string | undefined;
  return () => {
    text ??= read();
    return text;
  };
}

/** With the files that were judged. */
interface FileReport extends CheckReport {
  readonly files: readonly SourceFile[];
}

/** @param texts those of the head's files, by their names, where they are not to be read */
function makeReport(
  path: string | undefined,
  flags: CheckFlags,
  io: Io,
  texts: ReadonlyMap<string, string> = new Map(),
): FileReport {
  const checks = chosenChecks(flags.only, flags.skip);
  const folder = projectFolder(io.cwd ?? process.cwd());
  const place: Place = { folder, settings: settingsOf(folder) };
  const severities = projectSeverities(place.settings);
  const baseline = flags.baseline === undefined ? {} : { baseline: readBaseline(flags.baseline, io) };
  const options = planOptions({ ...flags, nodes: '3' }, place.settings);
  const head = readHead(path === undefined ? {} : { head: path }, place, io, { verb: 'check', flag: 'check DIR' });
  const base = flags.base === undefined ? undefined : readBase({ base: flags.base }, place, io);
  for (const note of texts.size === 0 ? (base?.notes ?? []) : []) {
    io.err(`note: ${note}\n`);
  }
  const files = head.files.map((file) => ({ ...file, text: texts.get(file.file) ?? file.text }));
  const { before, after, past } = bothSides(base ?? { files: [] }, { ...head, files }, flags.namespace);
  const minor = options.kubernetes;
  const changed = () => {
    // Only a change loads what simulates rollouts.
    const { makePlan } = require('../../plan/make') as typeof import('../../plan/make');
    return makePlan(before, after, { ...options, ...past() });
  };
  const change = base === undefined ? {} : { change: changed() };
  const context = { minor, head: indexManifests(after, minor), ids: CHECK_IDS, ...change };
  const result = runChecks(context, { checks, severities, ...baseline });
  return { kubernetes: minor, objects: after.length, ...result, files };
}

/** Only the report that is asked for is loaded. */
function written(report: CheckReport, flags: CheckFlags, { terminal, err }: Io): string {
  switch (flags.output) {
    case 'json':
      return (require('../../report/check/json') as typeof import('../../report/check/json')).checkJson(report);
    case 'markdown': {
      const { checkMarkdown } = require('../../report/check/markdown') as typeof import('../../report/check/markdown');
      return checkMarkdown(report);
    }
    case 'junit':
      return (require('../../report/check/junit') as typeof import('../../report/check/junit')).checkJunit(report);
    case 'sarif': {
      const { checkSarif, leftOut } = require('../../report/check/sarif') as typeof import('../../report/check/sarif');
      const left = leftOut(report);
      if (left > 0) {
        err(`note: ${left} findings are left out: GitHub shows 5,000 of a run\n`);
      }
      return checkSarif(report, CHECKS);
    }
    default: {
      const { checkText } = require('../../report/check/text') as typeof import('../../report/check/text');
      return checkText(report, textStyle(terminal, flags.color));
    }
  }
}
