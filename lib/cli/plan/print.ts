import type { Finding } from '../../checks/finding';
import { makePlan } from '../../plan/make';
import type { Plan } from '../../plan/plan';
import { fails } from '../check/fails';
import { projectSeverities } from '../check/selection';
import { CliError } from '../error';
import { Exit, type ExitCode } from '../exit';
import type { Io } from '../io';
import { projectFolder } from '../project/folder';
import { settingsOf } from '../project/settings';
import { textStyle } from '../terminal';
import { bothSides } from './both-sides';
import { assertNotItself } from './default-base';
import { findingsInPlan } from './findings';
import { type PlanFlags, planOptions } from './flags';
import { type Place, readBase, readHead } from './sides';

/** Prints what the cluster does when the head is applied over the base. */
export function printPlan(flags: PlanFlags, io: Io): ExitCode {
  const { plan, findings } = readPlan(flags, io);
  io.out(written(plan, findings, flags, io));
  if (plan.summary.refusals > 0 || fails(findings, flags.failOn)) {
    return Exit.REFUSED;
  }
  return flags.exitCode === true && changes(plan) ? Exit.CHANGES : Exit.DONE;
}

function readPlan(flags: PlanFlags, io: Io): { readonly plan: Plan; readonly findings: readonly Finding[] } {
  if (flags.base === '-' && flags.head === '-') {
    throw new CliError(
      '--base and --head cannot both be read from standard input',
      'name a file or folder for one of them',
    );
  }
  const folder = projectFolder(io.cwd ?? process.cwd());
  const place: Place = { folder, settings: settingsOf(folder) };
  const options = planOptions(flags, place.settings);
  const [head, base] = [readHead(flags, place, io), readBase(flags, place, io)];
  assertNotItself(head, base, io);
  const { before, after, past } = bothSides(base, head, flags.namespace);
  const plan = makePlan(before, after, { ...options, ...past() });
  for (const note of base.notes ?? []) {
    io.err(`note: ${note}\n`);
  }
  return { plan, findings: findingsInPlan(plan, after, projectSeverities(place.settings)) };
}

function changes({ summary: { workloads, objects } }: Plan): boolean {
  return [workloads, objects].some((counts) =>
    Object.entries(counts).some(([verdict, count]) => verdict !== 'unchanged' && count > 0),
  );
}

/** Only the report that is asked for is loaded. */
function written(plan: Plan, findings: readonly Finding[], flags: PlanFlags, { terminal }: Io): string {
  switch (flags.output) {
    case 'json':
      return (require('../../report/json/json') as typeof import('../../report/json/json')).planJson(plan, findings);
    case 'markdown': {
      const { planMarkdown } =
        require('../../report/markdown/markdown') as typeof import('../../report/markdown/markdown');
      return planMarkdown(plan, findings, flags.id === undefined ? {} : { id: flags.id });
    }
    case 'svg':
      return (require('../../report/svg/svg') as typeof import('../../report/svg/svg')).planSvg(plan, {
        ...flags,
        findings,
      });
    case 'html':
      return (require('../../report/html/html') as typeof import('../../report/html/html')).planHtml(plan, findings);
    default: {
      const { planText } = require('../../report/text/text') as typeof import('../../report/text/text');
      return planText(plan, findings, textStyle(terminal, flags.color));
    }
  }
}
