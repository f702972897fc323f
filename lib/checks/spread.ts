import { list, object } from '../kubernetes/json';
import { asksNothing, selects } from '../kubernetes/selector';
import { isObject, type JsonObject } from '../kubernetes/value';
import type { Workload } from './manifests/workload';
import { hostPort } from './one-a-node';

/** Whether something keeps a workload's pods apart: on nodes, in zones or in any other parts of the cluster. */
export function isSpread(workload: Workload): boolean {
  const { pod, labels, member } = workload;
  return (
    hostPort(workload) !== undefined ||
    list(pod.topologySpreadConstraints).some((constraint) => countsOwn(constraint, labels)) ||
    antiAffinityTerms(pod).some(
      (term) => selects(term.labelSelector, labels) && mayBeAboutOwn(term, member.reference.namespace),
    )
  );
}

/**
 * Whether a spread constraint counts the pods of the template that it stands in. Of a selector that asks for nothing the
 * scheduler counts no pods, as of none; keys are something that is asked for.
 */
export function countsOwn(constraint: JsonObject, labels: JsonObject): boolean {
  return (
    selects(constraint.labelSelector, labels) &&
    (!asksNothing(object(constraint, 'labelSelector')) || keysOf(constraint).length > 0)
  );
}

/** The labels whose values a constraint takes from the pod. */
export function keysOf({ matchLabelKeys }: JsonObject): readonly unknown[] {
  return Array.isArray(matchLabelKeys) ? matchLabelKeys : [];
}

function antiAffinityTerms(pod: JsonObject): readonly JsonObject[] {
  const affinity = object(pod, 'affinity', 'podAntiAffinity');
  return [
    ...list(affinity.requiredDuringSchedulingIgnoredDuringExecution),
    ...list(affinity.preferredDuringSchedulingIgnoredDuringExecution).map((each) => object(each, 'podAffinityTerm')),
  ];
}

/** Not where it names other namespaces only; where nobody knows which they are, it may be. */
function mayBeAboutOwn({ namespaces, namespaceSelector }: JsonObject, own: string | undefined): boolean {
  const isNamed = Array.isArray(namespaces) && namespaces.length > 0;
  return !isNamed || own === undefined || namespaces.includes(own) || isObject(namespaceSelector);
}
