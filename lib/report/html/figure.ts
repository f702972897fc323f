import type { Timeline } from '../../kubernetes';
import { durationText } from '../duration';
import { element, type Markup } from '../markup';
import { FIGURE, figure, PLOT } from '../svg/figure';
import { legend } from '../svg/legend';
import { plainText } from '../words/plain';
import { ending, extent } from '../words/timeline';
import { chosenMoments, momentData } from './moments';

/** What the ids of the page's textures begin with. */
export const TEXTURES = 'pods-';
const LEGEND = { left: 8, top: FIGURE.height + 4 } as const;

/**
 * The picture of a rollout with what its script needs to know, and its steps as a table.
 * @param obstacles what keeps its new pods from becoming ready, by name
 */
export function pictureOf(timeline: Timeline, name: string, id: string, obstacles: readonly string[] = []): Markup {
  const meaning = legend(timeline, FIGURE.width - LEGEND.left, TEXTURES);
  const height = LEGEND.top + meaning.height;
  return element(
    'div',
    { class: 'picture' },
    element(
      'figure',
      { 'data-moments': momentData(timeline) },
      element(
        'div',
        { class: 'plot' },
        element(
          'svg',
          {
            viewBox: `0 0 ${FIGURE.width} ${height}`,
            role: 'img',
            'aria-labelledby': `${id}-title ${id}-desc`,
            'data-left': PLOT.left,
            'data-right': PLOT.right,
            'data-top': PLOT.top,
            'data-bottom': PLOT.bottom,
          },
          element('title', { id: `${id}-title` }, `Pods of ${name} over time`),
          element(
            'desc',
            { id: `${id}-desc` },
            `${plainText(extent(timeline))}, ${plainText(ending(timeline, obstacles))}`,
          ),
          figure(timeline, TEXTURES, obstacles.length > 0),
          element('g', { transform: `translate(${LEGEND.left} ${LEGEND.top})` }, meaning.markup),
        ),
      ),
    ),
    stepTable(timeline, name),
  );
}

const COUNTS = ['old', 'new', 'ready', 'available', 'terminating'] as const;

function stepTable(timeline: Timeline, name: string): Markup {
  const rows = chosenMoments(timeline).map((step, index) =>
    element(
      'tr',
      {},
      element('td', { class: 'number' }, index === 0 ? 'before' : durationText(step.at)),
      COUNTS.map((count) => element('td', { class: 'number' }, step[count])),
    ),
  );
  const heads = ['time', ...COUNTS].map((head) => element('th', { scope: 'col', class: 'number' }, head));
  return element(
    'details',
    {},
    element('summary', {}, 'Steps as a table'),
    element(
      'div',
      { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': `Steps of ${name}` },
      element('table', { class: 'steps' }, element('thead', {}, element('tr', {}, heads)), element('tbody', {}, rows)),
    ),
  );
}
