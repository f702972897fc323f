import { object } from '../kubernetes/json';
import type { Member } from './manifests/member';

/** Whether something in the cluster restarts a workload when its config changes: Stakater's Reloader, by its annotations. */
export function isReloaded(workload: Member | undefined): boolean {
  return ['metadata', 'spec.template.metadata'].some((path) =>
    Object.keys(object(workload?.object, ...path.split('.'), 'annotations')).some((key) =>
      /^(?:[a-z]+\.)?reloader\.stakater\.com\//.test(key),
    ),
  );
}
