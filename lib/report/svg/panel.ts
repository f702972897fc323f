import { element, type Markup, shape } from '../markup';
import type { Item } from '../words/items';
import { foreign, type Line } from '../words/line';
import { objectName, objectPlace } from '../words/object-name';
import { causeLine } from '../words/picture';
import { plainText } from '../words/plain';
import { clipped } from '../words/short';
import { ending, extent } from '../words/timeline';
import { FIGURE, figure } from './figure';
import { fitted } from './fitted';
import { legend } from './legend';

const PADDING = 16;
const HEAD = 58;
const LINE = 18;

/** Columns of a line of words. */
const COLUMNS = 104;

/** Columns of a cause, which may be nothing but digits or emoji: these are wider than letters are on the average. */
const CAUSE = 84;

/** How wide a panel is. */
export const PANEL_WIDTH = FIGURE.width + 2 * PADDING;

/** A card with its height. */
export interface Panel {
  readonly height: number;
  readonly markup: Markup;
}

/** The picture of a workload whose pods come or go, on a card with its name, cause and numbers. */
export function workloadPanel({ workload, obstacles }: Item, prefix: string): Panel | undefined {
  if (workload?.timeline === undefined) {
    return undefined;
  }
  const { timeline, verdict, causes } = workload;
  const [cause] = causes;
  const about = cause === undefined ? [foreign(objectPlace(workload))] : causeLine(cause);
  const done = timeline.verdict.outcome === 'completes' && obstacles.length === 0;
  const says = [extent(timeline), ...(done ? [] : [ending(timeline, obstacles)])].flatMap((line) =>
    lined(plainText(line)),
  );
  const below = HEAD + FIGURE.height;
  const meaning = legend(timeline, FIGURE.width, prefix);
  const words = below + meaning.height + 22;
  const height = words + says.length * LINE;
  const markup = element(
    'g',
    {},
    card(height),
    element('text', { class: 'ink head', x: PADDING, y: 26 }, clipped(objectName(workload), 58)),
    element('text', { class: 'ink head end', x: PANEL_WIDTH - PADDING, y: 26 }, verdict),
    element('text', { class: 'quiet', x: PADDING, y: 46 }, fitted(about, CAUSE)),
    element('g', { transform: `translate(${PADDING - 8} ${HEAD})` }, figure(timeline, prefix, obstacles.length > 0)),
    element('g', { transform: `translate(${PADDING} ${below + 4})` }, meaning.markup),
    says.map((line, index) => element('text', { class: 'quiet', x: PADDING, y: words + index * LINE }, line)),
  );
  return { height, markup };
}

/** A card with lines of text. */
export function notePanel(lines: readonly Line[]): Panel {
  const height = 30 + lines.length * LINE;
  const texts = lines.map((line, index) =>
    element('text', { class: 'ink', x: PADDING, y: 29 + index * LINE }, fitted(line, COLUMNS)),
  );
  return { height, markup: element('g', {}, card(height), texts) };
}

/** A text on as many lines as it needs. */
function lined(text: string): readonly string[] {
  if (text.length <= COLUMNS) {
    return [text];
  }
  const space = text.lastIndexOf(' ', COLUMNS);
  const end = space > 0 ? space : COLUMNS;
  return [text.slice(0, end), ...lined(text.slice(end).trimStart())];
}

function card(height: number): Markup {
  return shape('rect', { class: 'card', x: 0.5, y: 0.5, width: PANEL_WIDTH - 1, height: height - 1, rx: 8 });
}
