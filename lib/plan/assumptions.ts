import type { ApplyMethod } from '../kubernetes/apply/apply';
import type { Assumptions } from './plan';

/** What holds for every plan. */
const ALWAYS: readonly string[] = [
  'The base was applied in the same way and has settled: it is what runs, and all of its pods are available.',
  'Nobody else changes these objects: no mutating admission, no other manager of their fields.',
  'The cluster has the default feature gates of its minor.',
  'Objects that are not in the head any more are pruned.',
  'There is room for every pod, and no quota outside the manifests.',
  'Controllers, scheduler and API server take no time.',
];

/** What must hold for a plan to be true, with what only some plans need. */
export function assumptionsOf(
  apply: ApplyMethod,
  podStartSeconds: number,
  podStopSeconds: number,
  others: readonly string[],
): Assumptions {
  return { apply, podStartSeconds, podStopSeconds, others: [...ALWAYS, ...others] };
}
