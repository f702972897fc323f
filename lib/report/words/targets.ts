import type { Plan } from '../../plan/plan';
import { VERDICTS, type Verdict } from '../../plan/verdict';
import { count } from './count';
import { foreign, type Line, mark } from './line';
import { shortened } from './short';
import { changesText } from './summary';

/** How long the name of a target may be. */
const LONGEST = 80;

/**
 * What happens in each target of a plan that has several, by name: `prod: 1 rollout, 2 updates`. Empty where there is
 * one.
 * @param most how many targets there is room for; the last line says how many there are beside them
 */
export function targetLines({ workloads, objects }: Plan, most = Number.POSITIVE_INFINITY): readonly Line[] {
  const changes = [
    ...workloads.map(({ target, verdict }) => ({ target, verdict })),
    ...objects.map(({ target, change }) => ({ target, verdict: change })),
  ];
  const targets = new Map<string, Verdict[]>();
  for (const { target, verdict } of changes) {
    const verdicts = targets.get(target) ?? [];
    verdicts.push(verdict);
    targets.set(target, verdicts);
  }
  if (targets.size < 2) {
    return [];
  }
  const lines = [...targets]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([target, verdicts]): Line => [foreign(shortened(target, LONGEST), 'name'), ': ', ...changed(verdicts)]);
  return lines.length <= most ? lines : [...lines.slice(0, most), [`and ${count(lines.length - most, 'more target')}`]];
}

/** What happens, the gravest first. */
function changed(verdicts: readonly Verdict[]): Line {
  const counts = VERDICTS.map((verdict) => [verdict, verdicts.filter((each) => each === verdict).length] as const);
  const text = changesText(counts.filter(([, number]) => number > 0));
  return [verdicts.includes('refused') ? mark('bad', text) : text];
}
