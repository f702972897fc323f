import type { Timeline } from '../../kubernetes/simulation/timeline';
import { durationText } from '../duration';
import { type Child, element, type Markup, shape } from '../markup';
import { areasOf, leastStep, type Span, serving, spansOf } from '../picture/areas';
import { countTicks } from '../picture/count-ticks';
import { timeAxis } from '../picture/time-axis';
import { areaName } from '../words/area-name';
import { servesBefore } from '../words/timeline';
import { areaLabels, areaPath, stairs } from './area';
import { filledAs } from './texture';

/** Where the plot stands in a figure, in pixels of its own scale. */
export const PLOT = { left: 46, right: 532, top: 26, bottom: 206 } as const;

/** The size of a figure. */
export const FIGURE = { width: 640, height: 230 } as const;

/** How many labels the time axis has room for. */
export const TICKS = 9;
const LABEL = 14;

/** The places of a figure in pixels. */
interface Scale {
  readonly x: (place: number) => number;
  readonly y: (pods: number) => number;
}

/**
 * The pods of a rollout over time: areas of old, new and terminating pods stacked on each other, what serves at the
 * bottom, with lines for what is available, for the pods wanted and for the fewest that are available.
 * @param prefix of the ids of the textures, which the document must hold
 * @param isBlocked whether something keeps new pods from becoming ready
 */
export function figure(timeline: Timeline, prefix: string, isBlocked = false): Markup {
  const axis = timeAxis(timeline, TICKS);
  const counts = countTicks(Math.max(timeline.peakPodsWithTerminating, timeline.replicas));
  const most = counts.at(-1) ?? 1;
  const width = PLOT.right - PLOT.left;
  const scale: Scale = {
    x: (place) => PLOT.left + place * width,
    y: (pods) => PLOT.bottom - (pods / most) * (PLOT.bottom - PLOT.top),
  };
  const spans = spansOf(timeline, axis, width / 2);
  const areas = areasOf(spans);
  const path = (area: (typeof areas)[number]) => areaPath(area, scale.x, scale.y);
  return element(
    'g',
    {},
    counts.map((pods) => grid(pods, scale)),
    areas.map((area) => shape('path', { ...filledAs(area.state, prefix), d: path(area), 'stroke-width': 1 })),
    shape('path', { class: 'rule available', d: availableLine(spans, scale) }),
    axis.breakAt === undefined ? undefined : broken(scale.x(axis.breakAt)),
    lines(timeline, scale, axis.place),
    areas.flatMap((area) => areaLabels(area, areaName(area.state, timeline), scale.x, scale.y)),
    axis.ticks.map(({ at, place }) => tick(at, scale.x(place))),
    end(timeline, scale.x(axis.place(timeline.verdict.at)), isBlocked),
  );
}

function grid(pods: number, { y }: Scale): Child {
  const at = round(y(pods));
  return [
    shape('path', { class: pods === 0 ? 'axis' : 'grid', d: `M${PLOT.left} ${at}H${PLOT.right}` }),
    element('text', { class: 'quiet end', x: PLOT.left - 7, y: at + 4 }, pods),
  ];
}

function tick(at: number, x: number): Child {
  const left = round(x);
  return [
    shape('path', { class: 'axis', d: `M${left} ${PLOT.bottom}v4` }),
    element('text', { class: 'quiet middle', x: left, y: PLOT.bottom + 18 }, durationText(at)),
  ];
}

function availableLine(spans: readonly Span[], { x, y }: Scale): string {
  return stairs(
    spans.map(({ from, to, pods }) => ({ from: x(from), to: x(to), at: y(serving(pods)) })),
    'M',
  );
}

/** The lines of the pods wanted and of the fewest available, with their words at the right. */
function lines(timeline: Timeline, { x, y }: Scale, place: (at: number) => number): Child {
  const { replicas, minAvailable } = timeline;
  const [wanted, least] = [round(y(replicas)), round(y(minAvailable))];
  const apart = Math.abs(wanted - least) >= LABEL;
  const below = minAvailable <= replicas;
  const leastAt = Math.min(apart ? least + 4 : least + (below ? 12 : -3), PLOT.bottom + 2);
  const wantedAt = apart ? wanted + 4 : below ? Math.min(wanted - 3, leastAt - LABEL - 1) : wanted + 12;
  const first = leastStep(timeline);
  const serves = servesBefore(timeline);
  const label = (class_: string, at: number, ...words: readonly Child[]) =>
    element('text', { class: class_, x: PLOT.right + 8, y: at }, ...words);
  return [
    shape('path', { class: 'rule wanted', d: `M${PLOT.left} ${wanted}H${PLOT.right}` }),
    serves ? shape('path', { class: 'rule least', d: `M${PLOT.left} ${least}H${PLOT.right}` }) : undefined,
    first === undefined || !serves
      ? undefined
      : shape('circle', { class: 'ink', cx: round(x(place(first.at))), cy: least, r: 3.5 }),
    label('quiet', wantedAt, `wanted ${replicas}`),
    serves ? label('ink strong', leastAt, `at least ${minAvailable}`) : undefined,
  ];
}

/** How it ends, above the plot. */
function end({ verdict }: Timeline, x: number, isBlocked: boolean): Child {
  const left = round(x);
  const words = {
    completes: `${isBlocked ? 'would complete' : 'complete'} after ${durationText(verdict.at)}`,
    exceedsDeadline: `progress deadline exceeded after ${durationText(verdict.at)}`,
    stuck: `stops after ${durationText(verdict.at)}`,
  };
  const middle = left < (PLOT.left + PLOT.right) / 2;
  return [
    shape('path', { class: 'rule mark', d: `M${left} ${PLOT.top - 8}V${PLOT.bottom}` }),
    element(
      'text',
      { class: middle ? 'ink strong' : 'ink strong end', x: middle ? left : left, y: PLOT.top - 13 },
      words[verdict.outcome],
    ),
  ];
}

/** A gap in the picture where time is left out. */
function broken(x: number): Child {
  const left = round(x);
  const zigzag = `M${left} ${PLOT.top - 4}${'l4 8l-8 8l4 8'.repeat(8)}`;
  return shape('path', { class: 'gap', d: zigzag });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
