import { object } from '../../kubernetes/json';
import { selects } from '../../kubernetes/selector';
import { check, type Found } from '../check';
import type { Manifests } from '../manifests/manifests';
import type { Workload } from '../manifests/workload';

export const pdbMissing = check({
  id: 'pdb-missing',
  severity: 'warning',
  area: 'drains',
  summary: 'a workload behind a Service whose pods may all be evicted at once',
  run: ({ head }) =>
    head.workloads
      .filter(({ isServed, replicas = 0, budgets }) => isServed && replicas >= 2 && budgets.length === 0)
      .filter((workload) => !isCountedElsewhere(head, workload))
      .map((workload) => ({
        at: workload.member.reference,
        ...selected(workload),
        message: 'no PodDisruptionBudget selects its pods: draining nodes may evict all of them at once',
        fix: 'add a PodDisruptionBudget with maxUnavailable 1 that selects these labels',
      })),
});

/** What selects old pods and new ones; a template may have labels beside it that change with each version. */
function selected({ selector, labels }: Workload): Pick<Found, 'path' | 'value'> {
  const own = object(selector, 'matchLabels');
  return Object.keys(own).length > 0
    ? { path: 'spec.selector.matchLabels', value: own }
    : { path: 'spec.template.metadata.labels', value: labels };
}

/** Whether a budget that names no namespace may be applied to the same, or to one what names none. */
function isCountedElsewhere(head: Manifests, { member, labels }: Workload): boolean {
  return head
    .placesLike(member.place)
    .flatMap((place) => head.inPlace(place, 'PodDisruptionBudget'))
    .some(({ full }) => selects(object(full, 'spec').selector, labels));
}
