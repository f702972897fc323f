import type { Timeline } from '../../kubernetes';
import { durationText } from '../duration';
import type { TextStyle } from '../style';
import { bar, legend } from '../timeline/bar';
import { rowsOf } from '../timeline/rows';
import { scaleOf } from '../timeline/text';
import { moments } from '../words/timeline';

const STYLE: TextStyle = { width: 24, color: false, unicode: true };

/** The steps of a rollout as a table, with a bar of blocks for each. */
export function stepTable(timeline: Timeline): readonly string[] {
  const rows = rowsOf({ ...timeline, steps: moments(timeline.steps) });
  const scale = scaleOf(timeline, STYLE.width);
  const of = moments(timeline.steps).length;
  return [
    '| Time | Old | New | Ready | Available | Terminating | Pods |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | :--- |',
    ...rows.map((step, index) => {
      const { at, old, new: fresh, ready, available, terminating } = step;
      const drawn = bar(step, scale, STYLE).replaceAll('|', '\\|');
      return `| ${[index === 0 ? 'before' : durationText(at), old, fresh, ready, available, terminating].join(' | ')} | \`${drawn}\` |`;
    }),
    '',
    legend(scale.floor, STYLE).replaceAll('   ', ' · '),
    ...(rows.length < of ? ['', `${rows.length} of ${of} moments are shown.`] : []),
  ];
}
