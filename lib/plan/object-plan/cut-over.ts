import { mapSelects } from '../../kubernetes/selector';
import { type JsonObject, own } from '../../kubernetes/value';
import type { ObjectPlan } from '../object';
import type { ObjectReference } from '../object-reference';
import type { Pair } from '../pair';
import { podLabelsOf } from '../side';

/** A workload with the object that it is on one side. */
export interface Candidate {
  readonly reference: ObjectReference;
  readonly workload: JsonObject;
}

/**
 * The workloads that a Service selects before and after, where they are not the same.
 * @param before the workloads of its namespace and target in the base
 * @param after those in the head
 */
export function cutOverOf(
  { base, head }: Pair,
  before: readonly Candidate[],
  after: readonly Candidate[],
): ObjectPlan['cutOver'] {
  if (base === undefined || head === undefined) {
    return undefined;
  }
  const [from, to] = [selected(base.object, before), selected(head.object, after)];
  const names = (references: readonly ObjectReference[]) =>
    references.map(({ kind, name }) => `${kind}/${name}`).join();
  return from.length === 0 || names(from) === names(to) ? undefined : { from, to };
}

function selected(service: JsonObject, candidates: readonly Candidate[]): readonly ObjectReference[] {
  const selector = own(own(service, 'spec'), 'selector');
  return candidates
    .filter(({ workload }) => mapSelects(selector, podLabelsOf(workload)))
    .map(({ reference }) => reference);
}
