import { type Child, element, type Markup } from '../markup';
import type { Item } from '../words/items';
import type { Fact } from '../words/line';
import { fullName, objectName, objectPlace } from '../words/object-name';
import { pictureOf } from './figure';
import { htmlLine, isBelow } from './line';

/** An object with all that is told about it. */
export function itemElement({ object, verdict, facts, workload, obstacles }: Item, index: number): Markup {
  const id = `item-${index + 1}`;
  const name = objectName(object);
  const place = objectPlace(object);
  const line = object.line === undefined ? '' : `:${object.line}`;
  const timeline = workload?.timeline;
  const never = workload?.ifNeverReady?.timeline;
  return element(
    'article',
    {
      id,
      class: timeline === undefined ? 'short' : undefined,
      tabindex: -1,
      'aria-labelledby': `${id}-name`,
      'data-verdict': verdict,
      'data-name': fullName(object),
    },
    element(
      'header',
      {},
      element('span', { class: `verdict ${verdict}` }, verdict),
      element('h2', { id: `${id}-name` }, name, place === '' ? undefined : [' ', element('small', {}, place)]),
      object.file === undefined ? undefined : element('span', { class: 'place' }, object.file + line),
    ),
    facts.length === 0 ? undefined : element('dl', { class: 'facts' }, facts.map(factElements)),
    timeline === undefined ? undefined : pictureOf(timeline, fullName(object), id, obstacles),
    never === undefined
      ? undefined
      : element(
          'details',
          { class: 'never' },
          element('summary', {}, 'Picture if new pods never become ready'),
          pictureOf(never, `${fullName(object)}, if new ones never become ready,`, `${id}-never`),
        ),
  );
}

function factElements({ label, lines }: Fact): Child {
  return [
    element('dt', {}, label),
    element(
      'dd',
      {},
      lines.map((line) => element('p', { class: isBelow(line) ? 'below' : undefined }, htmlLine(line))),
    ),
  ];
}
