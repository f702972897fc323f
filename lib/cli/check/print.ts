import { indexManifests } from '../../checks/manifests/manifests';
import { CHECK_IDS, CHECKS } from '../../checks/registry';
import { runChecks } from '../../checks/run';
import type { CheckReport } from '../../report/check/report';
import { Exit, type ExitCode } from '../exit';
import type { Io } from '../io';
import { planOptions } from '../plan/flags';
import { planManifests } from '../plan/manifests';
import { pastOf } from '../plan/past';
import { type Place, readBase, readHead } from '../plan/sides';
import { targetsOf } from '../plan/targets';
import { projectFolder } from '../project/folder';
import { settingsOf } from '../project/settings';
import { textStyle } from '../terminal';
import { readBaseline, writeBaseline } from './baseline';
import { fails } from './fails';
import type { CheckFlags } from './flags';
import { chosenChecks, projectSeverities } from './selection';

/** Prints what is wrong with manifests, and with a change where there is a base. */
export function printCheck(path: string | undefined, flags: CheckFlags, io: Io): ExitCode {
  const report = makeReport(path, flags, io);
  if (flags.writeBaseline !== undefined) {
    const all = [...report.findings, ...report.known];
    writeBaseline(flags.writeBaseline, all, io);
    io.err(`${flags.writeBaseline}: ${all.length === 1 ? '1 finding' : `${all.length} findings`} written\n`);
    return Exit.DONE;
  }
  io.out(written(report, flags, io));
  return fails(report.findings, flags.failOn) ? Exit.REFUSED : Exit.DONE;
}

function makeReport(path: string | undefined, flags: CheckFlags, io: Io): CheckReport {
  const checks = chosenChecks(flags.only, flags.skip);
  const folder = projectFolder(io.cwd ?? process.cwd());
  const place: Place = { folder, settings: settingsOf(folder) };
  const severities = projectSeverities(place.settings);
  const baseline = flags.baseline === undefined ? {} : { baseline: readBaseline(flags.baseline, io) };
  const options = planOptions({ ...flags, nodes: '3' }, place.settings);
  const head = readHead(path === undefined ? {} : { head: path }, place, io, { verb: 'check', flag: 'check DIR' });
  const base = flags.base === undefined ? undefined : readBase({ base: flags.base }, place, io);
  const targetOf = targetsOf([...(head.histories?.values() ?? []), ...(base?.histories?.values() ?? [])]);
  const after = planManifests(head.files, targetOf, flags.namespace);
  const minor = options.kubernetes;
  const changed = () => {
    // Only a change loads what simulates rollouts.
    const { makePlan } = require('../../plan/make') as typeof import('../../plan/make');
    const before = planManifests(base?.files ?? [], targetOf, flags.namespace);
    const past = head.histories === undefined ? {} : { past: pastOf(head.histories, base?.histories, before) };
    return { plan: makePlan(before, after, { ...options, ...past }), base: indexManifests(before, minor) };
  };
  const change = base === undefined ? {} : { change: changed() };
  const context = { minor, head: indexManifests(after, minor), ids: CHECK_IDS, ...change };
  return { kubernetes: minor, objects: after.length, ...runChecks(context, { checks, severities, ...baseline }) };
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
