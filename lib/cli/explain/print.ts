import { dirname, join } from 'node:path';
import { AREAS, type Check } from '../../checks/check';
import { CHECKS } from '../../checks/registry';
import { textIfThere } from '../../files/text';
import { assertCheck } from '../check/selection';
import { CliError } from '../error';
import { Exit, type ExitCode } from '../exit';
import type { Io } from '../io';

/** Prints the page of a check, or the list of all. */
export function printExplanation(id: string | undefined, io: Io): ExitCode {
  io.out(id === undefined ? list() : pageOf(id));
  return Exit.DONE;
}

function pageOf(id: string): string {
  assertCheck(id);
  const file = join(dirname(require.resolve('cdk8s-rollout/package.json')), 'docs/reference/checks', `${id}.md`);
  const text = textIfThere(file);
  if (text === undefined) {
    throw new CliError(`cannot read ${file}: it is gone`, 'install cdk8s-rollout again');
  }
  return text;
}

function list(): string {
  const all: readonly Check[] = CHECKS;
  const [widest, gravest] = [Math.max(...all.map(({ id }) => id.length)), 'warning'.length];
  const lines = (area: Check['area']) =>
    all
      .filter((check) => check.area === area)
      .map(({ id, severity, summary }) => `  ${id.padEnd(widest)}  ${severity.padEnd(gravest)}  ${summary}\n`);
  return AREAS.map((area) => `${area}\n${lines(area).join('')}`).join('\n');
}
