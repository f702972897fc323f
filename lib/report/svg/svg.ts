import type { Finding } from '../../checks/finding';
import type { Plan } from '../../plan/plan';
import { element, type Markup } from '../markup';
import { itemsOf } from '../words/items';
import { foreign } from '../words/line';
import { picturedText } from '../words/picture';
import { plainText } from '../words/plain';
import { summaryLine } from '../words/summary';
import { targetLines } from '../words/targets';
import { notesOf } from './notes';
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

const GAP = 12;
const PREFIX = 'pods-';

/** A plan as a picture: the pods of each workload over time, one below the other, the gravest change first. */
export function planSvg(plan: Plan, { theme = 'auto', findings = [] }: SvgOptions = {}): string {
  const items = itemsOf(plan, findings);
  const moving = items.filter(({ workload }) => workload?.timeline !== undefined);
  const shown = moving.slice(0, MOST);
  const notes = notesOf(plan, items, findings, moving.length - shown.length);
  const targets = targetLines(plan, MOST);
  const panels = [
    ...(targets.length === 0 ? [] : [notePanel(targets)]),
    ...shown.flatMap((item) => workloadPanel(item, PREFIX) ?? []),
    ...(notes.length === 0 ? [] : [notePanel(notes.map((note) => [foreign(note)]))]),
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

function style(theme: 'auto' | 'light' | 'dark'): Markup {
  const fixed: Readonly<Record<string, Theme>> = { light: LIGHT, dark: DARK };
  const both = `${rules(LIGHT)}@media(prefers-color-scheme:dark){${rules(DARK)}}`;
  const named = fixed[theme];
  return { markup: `<style>${SHAPES}${named === undefined ? both : rules(named)}</style>` };
}
