import type { Finding } from '../../checks/finding';
import type { Plan } from '../../plan/plan';
import { type Item, itemsOf } from '../words/items';
import type { Fact, Line } from '../words/line';
import { fullName, objectName, objectPlace } from '../words/object-name';
import { shortened } from '../words/short';
import { summaryLine } from '../words/summary';
import { targetLines } from '../words/targets';
import { assumptionLine, quotaLine, unchangedLine } from '../words/whole';
import { type Section, withinBudget } from './budget';
import { code, htmlCode, ownWords } from './escape';
import { markdownLine } from './line';
import { stepTable } from './steps';
import { summaryTable } from './summary-table';

/** How a comment is written. */
export interface MarkdownOptions {
  /**
   * What tells several plans on one pull request apart, such as a target. It stands in the hidden marker.
   * @default - there is one plan
   */
  readonly id?: string;

  /**
   * The most characters. GitHub takes 65,536 in a comment.
   * @default 60000
   */
  readonly limit?: number;
}

const LIMIT = 60_000;

/** Targets that are summed up at the top. */
const MOST_TARGETS = 50;

/** Folds of so few objects are open. */
const FEW = 2;

/** How long the name of what is left out may be. */
const LONGEST_NAME = 120;

/** The share of the room that the summary table may take. */
const TABLE = 0.4;

/** The hidden line at the start of a comment, by which it is found and updated. */
export function commentMarker(id?: string): string {
  const name = id === undefined ? '' : ` ${encodeURIComponent(id).replaceAll('-', '%2D')}`;
  return `<!-- cdk8s-rollout plan${name} -->`;
}

/**
 * A plan as a comment on a pull request: a table of what changes, then a fold for each object, the gravest first. What
 * the limit has no room for is left out fold by fold, and named.
 */
export function planMarkdown(plan: Plan, findings: readonly Finding[] = [], options: MarkdownOptions = {}): string {
  const { id, limit = LIMIT } = options;
  const items = itemsOf(plan, findings);
  const targets = targetLines(plan, MOST_TARGETS).map((line) => `- ${markdownLine(line)}`);
  const head = [
    commentMarker(id),
    `### ${ownWords(summaryLine(plan, findings))}`,
    ...(targets.length > 0 ? [targets.join('\n')] : []),
  ];
  const foot = [unchangedLine(plan), assumptionLine(plan)].flatMap((line) =>
    line === undefined ? [] : [markdownLine(line)],
  );
  const fixed = [...head, ...foot].reduce((sum, text) => sum + text.length + 2, 0);
  const table = summaryTable(items, Math.floor((limit - fixed) * TABLE));
  const sections = [
    ...quotaSection(plan),
    ...items.flatMap((item) => itemSection(item, items.length <= FEW || item.verdict === 'refused')),
  ];
  const tables = table === '' ? [] : [table];
  const room = limit - fixed - table.length - 4;
  return `${[...head, ...tables, ...withinBudget(sections, room), ...foot].join('\n\n')}\n`;
}

function quotaSection({ quotas }: Plan): readonly Section[] {
  const text = quotas.map((quota) => `- ${markdownLine(quotaLine(quota))}`).join('\n');
  return quotas.length === 0 ? [] : [{ name: 'the quotas', text: `**Quotas**\n\n${text}` }];
}

/** A fold for an object that there is more to tell about than stands in the table. */
function itemSection({ object, verdict, facts, workload }: Item, isOpen: boolean): readonly Section[] {
  if (facts.length === 0) {
    return [];
  }
  const place = objectPlace(object);
  const title = `<b>${verdict}</b> ${htmlCode(objectName(object))}${place === '' ? '' : ` ${htmlCode(place)}`}`;
  const at =
    object.file === undefined
      ? []
      : [`${code(object.line === undefined ? object.file : `${object.file}:${object.line}`)}`];
  const text = [
    `<details${isOpen ? ' open' : ''}><summary>${title}</summary>`,
    '',
    ...at.flatMap((line) => [line, '']),
    ...facts.flatMap(factLines),
    ...(workload?.timeline === undefined ? [] : ['', ...stepTable(workload.timeline)]),
    '',
    '</details>',
  ].join('\n');
  return [{ name: code(shortened(fullName(object), LONGEST_NAME)), text }];
}

function factLines({ label, lines }: Fact): readonly string[] {
  const [first = [], ...others] = lines;
  if (others.length === 0) {
    return [`- **${label}**: ${markdownLine(first)}`];
  }
  return [`- **${label}**`, ...lines.map((line) => `${indentOf(line)}- ${markdownLine(line)}`)];
}

/** What belongs to the line before it stands one deeper. */
function indentOf([first]: Line): string {
  return typeof first === 'string' && first.startsWith('  ') ? '    ' : '  ';
}
