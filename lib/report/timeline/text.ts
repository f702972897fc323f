import type { Timeline, TimelineStep } from '../../kubernetes';
import { durationText } from '../duration';
import { painted, type TextStyle } from '../style';
import { bar, columnsFor, legend, type Scale } from './bar';
import { rowsOf } from './rows';
import { conclusion, introduction } from './summary';

/** The columns of counts. */
const COUNTS = ['old', 'new', 'ready', 'available', 'terminating'] as const;

/** Bars are left out where fewer columns than this are left for them, and never get more than that. */
const NARROWEST_BAR = 8;
const WIDEST_BAR = 60;

/**
 * A timeline for a terminal: a line for each step with its counts and a bar, or for some steps of a long one; how it
 * ends; the numbers that count.
 * @param name of the workload, as kubectl names it
 */
export function timelineText(name: string, timeline: Timeline, style: TextStyle): string {
  return [
    painted(name, 'bold', style),
    introduction(timeline),
    '',
    ...timelineLines(timeline, style),
    conclusion(timeline, style),
    '',
  ].join('\n');
}

/** The steps of a timeline, each with a bar, and what the bars mean. */
export function timelineLines(timeline: Timeline, style: TextStyle): readonly string[] {
  const { steps } = timeline;
  const rows = rowsOf(timeline);
  const table = tableOf(rows);
  const room = Math.min(WIDEST_BAR, style.width - (table[0]?.length ?? 0) - '   |'.length);
  const withBars = room >= NARROWEST_BAR && timeline.peakPodsWithTerminating > 0;
  const scale = scaleOf(timeline, room);
  const lines = table.map((line, index) => {
    const step = rows[index - 1];
    return step === undefined
      ? painted(line, 'dim', style)
      : withBars
        ? `${line}   ${bar(step, scale, style)}`.trimEnd()
        : line;
  });
  return [
    ...lines,
    '',
    ...(withBars ? [legend(scale.floor, style)] : []),
    ...(rows.length < steps.length ? [`${rows.length} of ${steps.length} steps are shown.`] : []),
  ];
}

/** How the bars of a timeline are drawn into so many columns. */
export function scaleOf(
  { replicas, unavailable, strategy, steps, peakPodsWithTerminating }: Timeline,
  room: number,
): Scale {
  const [base] = steps;
  return {
    columns: columnsFor(peakPodsWithTerminating, room),
    floor: strategy === 'RollingUpdate' ? replicas - unavailable : 0,
    oldBroken: base !== undefined && base.available < base.old,
  };
}

/** The header and a line a step, in columns of equal width. A moment is named once. */
function tableOf(rows: readonly TimelineStep[]): readonly string[] {
  const cells = [
    ['TIME', ...COUNTS.map((count) => count.toUpperCase())],
    ...rows.map((step, index) => [
      step.at === rows[index - 1]?.at ? '' : durationText(step.at),
      ...COUNTS.map((count) => String(step[count])),
    ]),
  ];
  const widths = [0, ...COUNTS.map((_, index) => index + 1)].map((column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  return cells.map((line) => line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
}
