import type { Item } from '../words/items';
import { objectName, objectPlace } from '../words/object-name';
import { overviewOf } from '../words/overview';
import { shortened } from '../words/short';
import { shortLine } from '../words/short-line';
import { code } from './escape';

const HEAD = ['| | | why | available | pods | time |', '| :-- | :-- | :-- | --: | --: | --: |'];
const MORE = (left: number) => `| | and ${left} more | | | | |`;
const LONGEST = 120;

/** A line for each object that changes, as many as there is room for. Empty where nothing changes. */
export function summaryTable(items: readonly Item[], room: number): string {
  const rows = items.map(row);
  let used = [...HEAD, MORE(items.length)].join('\n').length;
  const shown: string[] = [];
  for (const each of rows) {
    used += each.length + 1;
    if (used > room) {
      break;
    }
    shown.push(each);
  }
  const left = rows.length - shown.length;
  return rows.length === 0 ? '' : [...HEAD, ...shown, ...(left > 0 ? [MORE(left)] : [])].join('\n');
}

function row(item: Item): string {
  const { object, verdict } = item;
  const { why, others, available, pods, time, fails } = overviewOf(item);
  const text = shortLine(why, LONGEST);
  const place = objectPlace(object);
  const name = code(shortened(objectName(object), LONGEST), 'cell');
  const cells = [
    `**${verdict}**`,
    place === '' ? name : `${name} ${code(shortened(place, LONGEST), 'cell')}`,
    text === '' ? '' : `${code(text, 'cell')}${others > 0 ? ` and ${others} more` : ''}`,
    available,
    pods,
    fails && time !== '' ? `**${time}**` : time,
  ];
  return `| ${cells.join(' | ')} |`;
}
