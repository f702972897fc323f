import type { Manifests } from '../manifests/manifests';
import type { Service } from '../manifests/service';
import { mayDo } from './permissions';

/**
 * Whether a Service that selects none of the templates may select pods by labels that they give themselves, as the one
 * that leads does: a template has the others of the labels, and its pods may change pods.
 */
export function selectsByOwnLabels(head: Manifests, { member, selector, workloads }: Service): boolean {
  const wanted = Object.entries(selector);
  return (
    workloads.length === 0 &&
    head.workloadsIn(member.place).some((workload) => {
      const known = wanted.filter(([key]) => Object.hasOwn(workload.labels, key));
      return (
        known.length > 0 &&
        known.length < wanted.length &&
        known.every(([key, value]) => workload.labels[key] === value) &&
        mayDo(head, workload, 'pods', ['patch', 'update'])
      );
    })
  );
}
