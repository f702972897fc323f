import { element, type Markup } from '../markup';
import type { Item } from '../words/items';
import { objectName, objectPlace } from '../words/object-name';
import { overviewOf } from '../words/overview';
import { shortLine } from '../words/short-line';

const LONGEST = 120;

/** A row for each object, which leads to it. */
export function overviewTable(items: readonly Item[]): Markup | undefined {
  if (items.length === 0) {
    return undefined;
  }
  const head = (name: string, number = false) =>
    element('th', { scope: 'col', class: number ? 'number' : undefined }, name);
  const heads = [
    head('what'),
    head('object'),
    head('why'),
    head('available', true),
    head('pods', true),
    head('time', true),
  ];
  return element(
    'div',
    { class: 'scroll' },
    element(
      'table',
      { class: 'overview' },
      element('thead', {}, element('tr', {}, heads)),
      element('tbody', {}, items.map(row)),
    ),
  );
}

function row(item: Item, index: number): Markup {
  const { object, verdict } = item;
  const { why, others, available, pods, time, fails } = overviewOf(item);
  const text = shortLine(why, LONGEST);
  const place = objectPlace(object);
  const number = (content: string, bad = false) => element('td', { class: bad ? 'number bad' : 'number' }, content);
  return element(
    'tr',
    { 'data-of': `item-${index + 1}` },
    element('td', {}, element('span', { class: `verdict ${verdict}` }, verdict)),
    element(
      'td',
      {},
      element('a', { href: `#item-${index + 1}` }, objectName(object)),
      place === '' ? undefined : [' ', element('small', {}, place)],
    ),
    element('td', {}, text, others > 0 ? ` and ${others} more` : undefined),
    number(available),
    number(pods),
    number(time, fails),
  );
}
