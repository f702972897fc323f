import { type Section, withinBudget } from '../markdown/budget';
import { code, htmlCode, ownWords } from '../markdown/escape';
import { markdownLine } from '../markdown/line';
import type { Line } from '../words/line';
import { fullName, objectName, objectPlace } from '../words/object-name';
import { findingLines } from '../words/shared';
import { shortened } from '../words/short';
import type { CheckReport } from './report';
import { type Group, groupsOf, notes, summaryLine } from './words';

const LIMIT = 60_000;
const LONGEST_NAME = 120;

/** The hidden line at the start of a comment, by which it is found and updated. */
const MARKER = '<!-- cdk8s-rollout check -->';

/** What checks found as a comment on a pull request: a fold for each object, open where there is an error. */
export function checkMarkdown(report: CheckReport, limit = LIMIT): string {
  const head = [MARKER, `### ${ownWords(summaryLine(report))}`];
  const noted = notes(report).map((line) => `- ${markdownLine(line)}`);
  const sections: readonly Section[] = [
    ...groupsOf(report.findings).map(groupSection),
    ...(noted.length === 0 ? [] : [{ name: 'suppressions and baseline', text: noted.join('\n') }]),
  ];
  const room = limit - head.reduce((sum, text) => sum + text.length + 2, 0);
  return `${[...head, ...withinBudget(sections, room)].join('\n\n')}\n`;
}

function groupSection({ object, at, findings }: Group): Section {
  const place = objectPlace(object);
  const title = `${htmlCode(objectName(object))}${place === '' ? '' : ` ${htmlCode(place)}`}`;
  const isOpen = findings.some(({ severity }) => severity === 'error');
  const text = [
    `<details${isOpen ? ' open' : ''}><summary>${title}</summary>`,
    '',
    ...(at === '' ? [] : [code(at), '']),
    ...findingLines(findings).map((line) => `${isBelow(line) ? '  ' : ''}- ${markdownLine(line)}`),
    '',
    '</details>',
  ].join('\n');
  return { name: code(shortened(fullName(object), LONGEST_NAME)), text };
}

function isBelow([first]: Line): boolean {
  return typeof first === 'string' && first.startsWith('  ');
}
