import type { Finding } from '../../checks/finding';
import type { Plan } from '../../plan/plan';
import { element, type Markup } from '../markup';
import { count } from '../words/count';
import { itemsOf } from '../words/items';
import { picturedText } from '../words/picture';
import { plainText } from '../words/plain';
import { findingsText, summaryLine } from '../words/summary';
import { targetLines } from '../words/targets';
import { notePanel, PANEL_WIDTH, workloadPanel } from './panel';
import { textures } from './texture';
import { DARK, LIGHT, rules, SHAPES, type Theme } from './theme';

/** How a picture looks. */
export interface SvgOptions {
  /**
   * Its colours: those of the reader's system, or fixed ones for a page that chooses between two files.
   * @default "auto"
   */
  readonly theme?: 'auto' | 'light' | 'dark';

  /**
   * What checks found: how much it is stands below the pictures, and what it is in the other reports.
   * @default - nothing
   */
  readonly findings?: readonly Finding[];
}

/** More pictures than these make no picture any more; what is left out is said. */
const MOST = 20;

/** Checks that are named below the pictures. */
const MOST_CHECKS = 4;
const GAP = 12;
const PREFIX = 'pods-';

/** A plan as a picture: the pods of each workload over time, one below the other, the gravest change first. */
export function planSvg(plan: Plan, { theme = 'auto', findings = [] }: SvgOptions = {}): string {
  const moving = itemsOf(plan, findings).filter(({ workload }) => workload?.timeline !== undefined);
  const shown = moving.slice(0, MOST);
  const notes = [...noteOf(plan, moving.length - shown.length), ...foundNote(findings)];
  const targets = targetLines(plan, MOST);
  const panels = [
    ...(targets.length === 0 ? [] : [notePanel(targets)]),
    ...shown.flatMap((item) => workloadPanel(item, PREFIX) ?? []),
    ...(notes.length === 0 ? [] : [notePanel(notes.map((note) => [note]))]),
  ];
  let height = 0;
  const drawn = panels.map((panel) => {
    const placed = element('g', { transform: `translate(0 ${height})` }, panel.markup);
    height += panel.height + GAP;
    return placed;
  });
  height -= GAP;
  const says = [...targets.map((target) => `${plainText(target)}.`), ...shown.map(picturedText), ...notes];
  const drawing = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: PANEL_WIDTH,
      height,
      viewBox: `0 0 ${PANEL_WIDTH} ${height}`,
      role: 'img',
      'aria-labelledby': 'title desc',
    },
    element('title', { id: 'title' }, `${summaryLine(plan, findings)}. Pods over time`),
    element('desc', { id: 'desc' }, says.join(' ')),
    style(theme),
    textures(PREFIX),
    drawn,
  );
  return `${drawing.markup}\n`;
}

function noteOf(plan: Plan, left: number): readonly string[] {
  if (plan.workloads.every(({ timeline }) => timeline === undefined)) {
    return [`${summaryLine(plan)}. No pod comes or goes.`];
  }
  const are = left === 1 ? 'is' : 'are';
  return left === 0 ? [] : [`${count(left, 'more workload')} ${are} not shown: the HTML report has all.`];
}

/** How much was found, and by which checks. */
function foundNote(findings: readonly Finding[]): readonly string[] {
  const ids = [...new Set(findings.map(({ id }) => id))];
  const listed = ids.slice(0, MOST_CHECKS).join(', ');
  const more = ids.length > MOST_CHECKS ? ` and ${ids.length - MOST_CHECKS} more` : '';
  return ids.length === 0 ? [] : [`Found: ${findingsText(findings)} (${listed}${more}).`];
}

function style(theme: 'auto' | 'light' | 'dark'): Markup {
  const fixed: Readonly<Record<string, Theme>> = { light: LIGHT, dark: DARK };
  const both = `${rules(LIGHT)}@media(prefers-color-scheme:dark){${rules(DARK)}}`;
  const named = fixed[theme];
  return { markup: `<style>${SHAPES}${named === undefined ? both : rules(named)}</style>` };
}
