import type { Timeline } from '../../kubernetes/simulation/timeline';
import { type Child, element, type Markup, shape } from '../markup';
import { podsOf, STATES, type State } from '../picture/pods';
import { legendName } from '../words/area-name';
import { filledAs } from './texture';

const CHARACTER = 6.5;
const SWATCH = 14;
const GAP = 16;
const ROW = 20;

/** The states that pods of a rollout are ever in. */
export function statesOf({ steps }: Timeline): readonly State[] {
  const [before] = steps;
  return before === undefined ? [] : STATES.filter((state) => steps.some((step) => podsOf(step, before)[state] > 0));
}

/** What the areas and the thick line mean, on as many lines as they need, with the height of these. */
export function legend(
  timeline: Timeline,
  width: number,
  prefix: string,
): { readonly height: number; readonly markup: Markup } {
  const samples: readonly (readonly [sample: Child, name: string])[] = [
    ...statesOf(timeline).map(
      (state) =>
        [
          shape('rect', { ...filledAs(state, prefix), width: SWATCH, height: SWATCH, rx: 2 }),
          legendName(state, timeline),
        ] as const,
    ),
    [shape('path', { class: 'rule available', d: `M0 ${SWATCH / 2}H${SWATCH}` }), 'available'],
  ];
  let [left, top] = [0, 0];
  const items = samples.map(([sample, name]) => {
    const size = SWATCH + 6 + name.length * CHARACTER;
    if (left > 0 && left + size > width) {
      [left, top] = [0, top + ROW];
    }
    const transform = `translate(${Math.round(left)} ${top})`;
    left += size + GAP;
    return element('g', { transform }, sample, element('text', { class: 'ink', x: SWATCH + 6, y: 11 }, name));
  });
  return { height: top + ROW, markup: element('g', {}, items) };
}
