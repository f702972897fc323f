import { durationText } from '../duration';
import type { Item } from '../words/items';
import { objectName, objectPlace } from '../words/object-name';
import { causeText } from '../words/picture';
import { servesBefore } from '../words/timeline';
import { shortened } from '../words/value';
import { code } from './escape';

const HEAD = ['| | | why | available | pods | time |', '| :-- | :-- | :-- | --: | --: | --: |'];

/** A line for each object that changes, as many as there is room for. Empty where nothing changes. */
export function summaryTable(items: readonly Item[], room: number): string {
  const rows = items.map(row);
  let used = HEAD.join('\n').length + '\n| | and 1000000 more | | | | |'.length;
  const shown = rows.filter((each) => {
    used += each.length + 1;
    return used <= room;
  });
  const left = rows.length - shown.length;
  const more = left > 0 ? [`| | and ${left} more | | | | |`] : [];
  return rows.length === 0 ? '' : [...HEAD, ...shown, ...more].join('\n');
}

function row({ object, verdict, workload }: Item): string {
  const place = objectPlace(object);
  const name = `${code(shortened(objectName(object), 120), 'cell')}${place === '' ? '' : ` ${code(place, 'cell')}`}`;
  const cause = workload?.causes[0];
  const more = (workload?.causes.length ?? 0) - 1;
  const why =
    cause === undefined
      ? ''
      : `${code(shortened(causeText(cause), 120), 'cell')}${more > 0 ? ` and ${more} more` : ''}`;
  const timeline = workload?.timeline;
  const least =
    timeline === undefined || !servesBefore(timeline) ? '' : `${timeline.minAvailable} of ${timeline.replicas}`;
  const most = timeline === undefined ? '' : `at most ${timeline.peakPodsWithTerminating}`;
  const ends = timeline?.verdict;
  const time =
    ends === undefined
      ? ''
      : ends.outcome === 'completes'
        ? durationText(ends.at)
        : `**${ends.outcome === 'stuck' ? 'stops' : 'too long'}**`;
  return `| **${verdict}** | ${name} | ${why} | ${least} | ${most} | ${time} |`;
}
