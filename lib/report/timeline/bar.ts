import type { TimelineStep } from '../../kubernetes';
import { type Paint, painted, type TextStyle } from '../style';

/** What a bar is made of, from left to right. */
const PARTS = ['old', 'new', 'waiting', 'terminating'] as const;

type Part = (typeof PARTS)[number];

interface Look {
  readonly unicode: string;
  readonly plain: string;
  readonly paint: Paint;
  readonly name: string;
}

const LOOKS: Readonly<Record<Part, Look>> = {
  old: { unicode: '▓', plain: 'o', paint: 'yellow', name: 'old' },
  new: { unicode: '█', plain: 'n', paint: 'cyan', name: 'new' },
  waiting: { unicode: '░', plain: '.', paint: 'cyan', name: 'not available' },
  terminating: { unicode: '╌', plain: 'x', paint: 'dim', name: 'terminating' },
};

const MARK = { unicode: '│', plain: '|' } as const;

/** How bars are drawn. */
export interface Scale {
  /** Columns for a pod. */
  readonly columns: number;

  /** How many pods ought to be available: a line through all bars. */
  readonly floor: number;

  /** Whether the old pods were not available from the start. */
  readonly oldBroken: boolean;
}

/** No pod is drawn wider than this. */
const WIDEST = 4;

/**
 * The columns for a pod, so that as many pods fit into a width: whole ones where there is room. Else each part that has
 * pods gets one column at least, for which room is left.
 */
export function columnsFor(pods: number, width: number): number {
  const columns = width / Math.max(1, pods);
  return columns >= 1 ? Math.min(WIDEST, Math.floor(columns)) : Math.max(1, width - PARTS.length + 1) / pods;
}

/** The pods of a step, side by side: those that are available first, so that they reach the line or do not. */
export function bar(step: TimelineStep, scale: Scale, style: TextStyle): string {
  const parts = partsOf(step, scale.oldBroken);
  const cells: Part[] = [];
  let pods = 0;
  for (const part of PARTS) {
    pods += parts[part];
    const end = Math.max(Math.round(pods * scale.columns), cells.length + Math.sign(parts[part]));
    cells.push(...Array<Part>(end - cells.length).fill(part));
  }
  const at = Math.round(scale.floor * scale.columns);
  return scale.floor > 0 ? marked(cells, at, style) : drawn(cells, style);
}

/** What the parts of a bar mean, and the line. */
export function legend(floor: number, style: TextStyle): string {
  const parts = PARTS.map((part) => `${drawn([part], style)} ${LOOKS[part].name}`);
  return [...parts, ...(floor > 0 ? [`${mark(style)} ${floor} available`] : [])].join('   ');
}

/** A step does not say which pods are not available: the new ones, unless the old ones never were. */
function partsOf(step: TimelineStep, oldBroken: boolean): Readonly<Record<Part, number>> {
  const waiting = step.old + step.new - step.available;
  const waitingOld = oldBroken ? Math.min(step.old, waiting) : waiting - Math.min(step.new, waiting);
  return {
    old: step.old - waitingOld,
    new: step.new - (waiting - waitingOld),
    waiting,
    terminating: step.terminating,
  };
}

function marked(cells: readonly Part[], at: number, style: TextStyle): string {
  const gap = ' '.repeat(Math.max(0, at - cells.length));
  return `${drawn(cells.slice(0, at), style)}${gap}${mark(style)}${drawn(cells.slice(at), style)}`;
}

function mark(style: TextStyle): string {
  return painted(style.unicode ? MARK.unicode : MARK.plain, 'bold', style);
}

function drawn(cells: readonly Part[], style: TextStyle): string {
  return PARTS.map((part) => {
    const { unicode, plain, paint } = LOOKS[part];
    const count = cells.filter((cell) => cell === part).length;
    return painted((style.unicode ? unicode : plain).repeat(count), paint, style);
  }).join('');
}
