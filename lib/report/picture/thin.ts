import type { TimelineStep } from '../../kubernetes';

/**
 * Steps that can be told apart when time has so many columns: of those that fall into one, the first and the last, and
 * the ones with the fewest available and the most pods, so that nothing that matters is lost.
 * @param column the column of a moment
 */
export function thinned(steps: readonly TimelineStep[], column: (at: number) => number): readonly TimelineStep[] {
  const kept: TimelineStep[] = [];
  let start = 0;
  for (let index = 1; index <= steps.length; index += 1) {
    if (index === steps.length || Math.floor(column(at(steps, index))) !== Math.floor(column(at(steps, start)))) {
      kept.push(...extremes(steps.slice(start, index)));
      start = index;
    }
  }
  return kept;
}

function at(steps: readonly TimelineStep[], index: number): number {
  return steps[index]?.at ?? 0;
}

function extremes(steps: readonly TimelineStep[]): readonly TimelineStep[] {
  if (steps.length <= 4) {
    return steps;
  }
  let [fewest, most] = [0, 0];
  steps.forEach((step, index) => {
    fewest = step.available < (steps[fewest]?.available ?? 0) ? index : fewest;
    most = pods(step) > pods(steps[most]) ? index : most;
  });
  const kept = new Set([0, fewest, most, steps.length - 1]);
  return steps.filter((_, index) => kept.has(index));
}

function pods(step: TimelineStep | undefined): number {
  return step === undefined ? 0 : step.old + step.new + step.terminating;
}
