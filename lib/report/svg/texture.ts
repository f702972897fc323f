import { element, type Markup, shape } from '../markup';
import type { State } from '../picture/pods';

const TEXTURED: ReadonlySet<State> = new Set(['newIdle', 'oldIdle', 'terminating']);

/**
 * The textures that tell areas apart without colour.
 * @param prefix what the ids begin with, so that several pictures can stand in one document
 */
export function textures(prefix: string): Markup {
  const pattern = (state: State, size: number, texture: Markup) =>
    element(
      'pattern',
      { id: prefix + state, width: size, height: size, patternUnits: 'userSpaceOnUse' },
      shape('rect', { class: state, width: size, height: size }),
      texture,
    );
  const lines = (state: State, d: string, width: number) =>
    shape('path', { class: `${state}-stroke`, d, 'stroke-width': width });
  return element(
    'defs',
    {},
    pattern('newIdle', 7, lines('newIdle', 'M-1 8L8 -1M-1 1L1 -1M6 8L8 6', 1.5)),
    pattern('oldIdle', 6, lines('oldIdle', 'M3 0V6', 1)),
    pattern('terminating', 6, shape('circle', { class: 'terminating-dot', cx: 3, cy: 3, r: 1.1 })),
  );
}

/** The attributes that fill a shape as the area of a state. */
export function filledAs(state: State, prefix: string): Readonly<Record<string, string>> {
  return TEXTURED.has(state) ? { class: 'edge', fill: `url(#${prefix}${state})` } : { class: `${state} edge` };
}
