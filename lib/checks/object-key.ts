import { groupOf } from '../manifests/identity';
import type { ObjectReference } from '../plan/object-reference';

/** What tells objects apart, as one text; the version of an API does not count. */
export function keyOf({ target, apiVersion, kind, namespace = '', name }: ObjectReference): string {
  return [target, groupOf(apiVersion), kind, namespace, name].join('\u0000');
}
