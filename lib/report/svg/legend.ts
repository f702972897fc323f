import type { Timeline } from '../../kubernetes/simulation/timeline';
import { type Child, element, type Markup, shape } from '../markup';
import { podsOf, STATES, type State } from '../picture/pods';
import { legendName } from '../words/area-name';
import { filledAs } from './texture';

const CHARACTER = 6.5;
const SWATCH = 14;
const GAP = 16;

/** The states that pods of a rollout are ever in. */
export function statesOf({ steps }: Timeline): readonly State[] {
  const [before] = steps;
  return before === undefined ? [] : STATES.filter((state) => steps.some((step) => podsOf(step, before)[state] > 0));
}

/** What the areas and the thick line mean, on one line that begins at a place. */
export function legend(timeline: Timeline, x: number, y: number, prefix: string): Markup {
  let left = x;
  const item = (sample: Child, name: string): Child => {
    const at = left;
    left += SWATCH + 6 + name.length * CHARACTER + GAP;
    const move = element('g', { transform: `translate(${Math.round(at)} ${y})` }, sample, label(name));
    return move;
  };
  const label = (name: string) => element('text', { class: 'ink', x: SWATCH + 6, y: 11 }, name);
  return element(
    'g',
    {},
    statesOf(timeline).map((state) =>
      item(
        shape('rect', { ...filledAs(state, prefix), width: SWATCH, height: SWATCH, rx: 2 }),
        legendName(state, timeline),
      ),
    ),
    item(shape('path', { class: 'rule available', d: `M0 ${SWATCH / 2}H${SWATCH}` }), 'available'),
  );
}
