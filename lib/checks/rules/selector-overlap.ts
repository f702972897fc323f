import { object, valueAt } from '../../kubernetes/json';
import { selects } from '../../kubernetes/selector';
import { selectorIndex } from '../../kubernetes/selector-index';
import { check } from '../check';
import type { Workload } from '../manifests/workload';

const SELECTING: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

export const selectorOverlap = check({
  id: 'selector-overlap',
  severity: 'error',
  area: 'references',
  summary: "a selector that also selects another workload's pods",
  run: ({ head }) => {
    const selecting = head.all.workloads.filter(({ kind, selector }) => SELECTING.has(kind) && !isEmpty(selector));
    const selectorsOf = selectorIndex(
      selecting.map((workload) => ({
        place: workload.member.place,
        labels: object(workload.selector, 'matchLabels'),
        selects: (labels) => selects(workload.selector, labels),
        item: workload,
      })),
    );
    const found = new Map<Workload, Workload>();
    for (const other of head.all.workloads.filter(({ kind }) => SELECTING.has(kind) || kind === 'Pod')) {
      for (const workload of selectorsOf(other.member.place, other.labels)) {
        if (workload !== other && !found.has(workload)) {
          found.set(workload, other);
        }
      }
    }
    return [...found].map(([{ kind, member, selector }, other]) => ({
      at: member.reference,
      path: 'spec.selector',
      value: selector,
      message: `it also selects the pods of ${other.kind.toLowerCase()}/${other.member.name}: ${consequence(kind, other.kind)}`,
      fix: 'give each workload a label of its own in its selector and its pod template',
    }));
  },
});

/** Controllers take over only what nobody owns, and a Deployment's ReplicaSets have a label more than its selector. */
function consequence(kind: string, other: string): string {
  if (kind === 'Deployment' && (other === 'Deployment' || other === 'ReplicaSet')) {
    return 'an autoscaler and kubectl count them as its own, and their ReplicaSet is taken over and emptied once nothing owns it';
  }
  if (other === 'Pod' && kind === 'DaemonSet') {
    return 'it is taken over and deleted';
  }
  if (other === 'Pod' && kind === 'ReplicaSet') {
    return 'it is taken over, and deleted where it is one too many';
  }
  return 'kubectl, autoscalers and Services with these labels count them as its own';
}

/** The API server refuses it, and that is said already. */
function isEmpty(selector: unknown): boolean {
  return (
    Object.keys(object(selector, 'matchLabels')).length === 0 &&
    Object.keys(object(selector, 'matchExpressions')).length === 0 &&
    !Array.isArray(valueAt(selector, 'matchExpressions'))
  );
}
