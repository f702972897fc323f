import type { Plan } from '../../plan/plan';
import type { WorkloadPlan } from '../../plan/workload';
import { type Child, element, type Markup, shape } from '../markup';
import { objectName, objectPlace } from '../words/object-name';
import { causeText, picturedText } from '../words/picture';
import { summaryLine } from '../words/summary';
import { clipped } from '../words/value';
import { FIGURE, figure } from './figure';
import { legend, statesOf } from './legend';
import { textures } from './texture';
import { DARK, LIGHT, rules, SHAPES, type Theme } from './theme';

/** How a picture looks. */
export interface SvgOptions {
  /**
   * Its colours: those of the reader's system, or fixed ones for a page that chooses between two files.
   * @default "auto"
   */
  readonly theme?: 'auto' | 'light' | 'dark';
}

const PADDING = 16;
const WIDTH = FIGURE.width + 2 * PADDING;
const HEAD = 58;
const FOOT = 56;
const PANEL = HEAD + FIGURE.height + FOOT;
const NOTE = 48;

/** More pictures than these make no picture any more; what is left out is said. */
const MOST = 20;

/**
 * A plan as a picture: the pods of each workload over time, one below the other.
 */
export function planSvg(plan: Plan, { theme = 'auto' }: SvgOptions = {}): string {
  const moving = plan.workloads.filter(({ timeline }) => timeline !== undefined);
  const shown = moving.slice(0, MOST);
  const left = moving.length - shown.length;
  const note = moving.length === 0 ? `${summaryLine(plan)}. No pod comes or goes.` : left > 0 ? `and ${left} more` : '';
  const height = shown.length * (PANEL + PADDING) + (note === '' ? 0 : NOTE + PADDING) - PADDING;
  const panels = shown.map((workload, index) => panel(workload, index * (PANEL + PADDING)));
  const title = `${summaryLine(plan)}: pods over time`;
  const drawing = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-labelledby': 'title desc',
    },
    element('title', { id: 'title' }, title),
    element(
      'desc',
      { id: 'desc' },
      shown.map((workload) => picturedText(workload)).join(' ') + (note === '' ? '' : ` ${note}`),
    ),
    style(theme),
    textures('t-'),
    panels,
    note === '' ? undefined : noteLine(note, height - NOTE),
  );
  return `${drawing.markup}\n`;
}

function style(theme: 'auto' | 'light' | 'dark'): Markup {
  const fixed: Readonly<Record<string, Theme>> = { light: LIGHT, dark: DARK };
  const colours =
    theme === 'auto'
      ? `${rules(LIGHT)}@media(prefers-color-scheme:dark){${rules(DARK)}}`
      : rules(fixed[theme] ?? LIGHT);
  return { markup: `<style>${SHAPES}${colours}</style>` };
}

function panel(workload: WorkloadPlan, top: number): Child {
  const { timeline, verdict, causes } = workload;
  if (timeline === undefined) {
    return undefined;
  }
  const [cause] = causes;
  return element(
    'g',
    { transform: `translate(0 ${top})` },
    card(PANEL),
    element('text', { class: 'ink head', x: PADDING, y: 26 }, clipped(objectName(workload), 62)),
    element('text', { class: 'ink head end', x: WIDTH - PADDING, y: 26 }, verdict),
    element(
      'text',
      { class: 'quiet', x: PADDING, y: 46 },
      clipped(cause === undefined ? objectPlace(workload) : causeText(cause), 96),
    ),
    element('g', { transform: `translate(${PADDING - 8} ${HEAD})` }, figure(timeline, 't-')),
    legend(statesOf(timeline), PADDING + 6, HEAD + FIGURE.height + 4, 't-'),
    element(
      'text',
      { class: 'quiet', x: PADDING + 6, y: HEAD + FIGURE.height + 40 },
      clipped(picturedText(workload, 'short'), 104),
    ),
  );
}

function noteLine(note: string, top: number): Child {
  return element(
    'g',
    { transform: `translate(0 ${top})` },
    card(NOTE),
    element('text', { class: 'ink', x: PADDING, y: 29 }, note),
  );
}

function card(height: number): Markup {
  return shape('rect', { class: 'card', x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1, rx: 8 });
}
