import { mapSelects } from '../../kubernetes/selector';
import { isObject, type JsonObject, own } from '../../kubernetes/value';
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
 * The workloads that a Service selects before and after, where they are not the same, or where it leaves the pods of
 * one that is the same: those that run have other labels than those to come.
 * @param before the workloads of its namespace and target in the base
 * @param after those in the head
 */
export function cutOverOf(
  { base, head }: Pair,
  before: readonly Candidate[],
  after: readonly Candidate[],
): ObjectPlan['cutOver'] {
  // Where a selector is taken away, the endpoints stay as they are.
  if (base === undefined || head === undefined || Object.keys(selectorOf(head.object)).length === 0) {
    return undefined;
  }
  const [running, next] = [selected(base.object, before), selected(head.object, after)];
  const stay = selected(head.object, running).length === running.length;
  const names = (candidates: readonly Candidate[]) =>
    candidates.map(({ reference: { kind, name } }) => `${kind}/${name}`).join();
  return running.length === 0 || (stay && names(running) === names(next))
    ? undefined
    : { from: running.map(({ reference }) => reference), to: next.map(({ reference }) => reference) };
}

function selectorOf(service: JsonObject): JsonObject {
  const selector = own(own(service, 'spec'), 'selector');
  return isObject(selector) ? selector : {};
}

function selected(service: JsonObject, candidates: readonly Candidate[]): readonly Candidate[] {
  const selector = selectorOf(service);
  return candidates.filter(({ workload }) => mapSelects(selector, podLabelsOf(workload)));
}
