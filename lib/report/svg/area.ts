import { element, type Markup } from '../markup';
import type { Area } from '../picture/areas';

/** A stretch of a line at one height, in pixels. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

const CHARACTER = 6.6;
const HEIGHT = 16;
const PADDING = 6;

/** A line that goes up and down in stairs; the first command is `M`, or `L` to go on from another line. */
export function stairs(stretches: readonly Stretch[], first: 'M' | 'L'): string {
  return stretches
    .map(({ from, to, at }, index) =>
      index === 0 ? `${first}${round(from)} ${round(at)}H${round(to)}` : `V${round(at)}H${round(to)}`,
    )
    .join('');
}

/** The outline of an area, in as many pieces as it has. */
export function areaPath({ spans }: Area, x: (place: number) => number, y: (pods: number) => number): string {
  return pieces(spans)
    .map((piece) => {
      const upper = piece.map(({ from, to, high }) => ({ from: x(from), to: x(to), at: y(high) }));
      const lower = piece.map(({ from, to, low }) => ({ from: x(to), to: x(from), at: y(low) })).reverse();
      return `${stairs(upper, 'M')}${stairs(lower, 'L')}Z`;
    })
    .join('');
}

/** The area's name where it is large enough to hold it. */
export function areaLabels(
  { state, spans }: Area,
  name: string,
  x: (place: number) => number,
  y: (pods: number) => number,
): readonly Markup[] {
  const need = name.length * CHARACTER + 2 * PADDING;
  const boxes = spans.map(({ from, to, low, high }) => ({ from: x(from), to: x(to), top: y(high), end: y(low) }));
  const room = largest(boxes, need);
  if (room === undefined) {
    return [];
  }
  const at = { x: round((room.from + room.to) / 2), y: round((room.top + room.end) / 2 + 4) };
  return [element('text', { class: `middle halo ${state}-text`, ...at }, name)];
}

interface Box {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly end: number;
}

/** The largest box inside an area that is high and wide enough for a text. */
function largest(boxes: readonly Box[], width: number): Box | undefined {
  let best: Box | undefined;
  for (let start = 0; start < boxes.length; start += 1) {
    let box = boxes[start];
    for (let next = start; box !== undefined && box.end - box.top >= HEIGHT; next += 1) {
      best = box.to - box.from >= width && size(box) > size(best) ? box : best;
      box = extended(box, boxes[next + 1]);
    }
  }
  return best;
}

function size(box: Box | undefined): number {
  return box === undefined ? 0 : (box.to - box.from) * (box.end - box.top);
}

function extended(box: Box, next: Box | undefined): Box | undefined {
  return next && { from: box.from, to: next.to, top: Math.max(box.top, next.top), end: Math.min(box.end, next.end) };
}

/** The runs of spans in which an area is not empty. */
function pieces(spans: Area['spans']): readonly Area['spans'][] {
  const found: Area['spans'][number][][] = [];
  let open = false;
  for (const span of spans) {
    const empty = span.high <= span.low;
    if (!empty && !open) {
      found.push([]);
    }
    if (!empty) {
      found.at(-1)?.push(span);
    }
    open = !empty;
  }
  return found;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
