import { groupOf, objectName as nameOf } from '../../manifests/identity';
import type { ObjectReference } from '../../plan/object-reference';

/** An object as kubectl names it: `deployment.apps/web`. */
export function objectName({ apiVersion, kind, name }: ObjectReference): string {
  return nameOf({ group: groupOf(apiVersion), kind, namespace: '', name });
}

/** Where an object is, as kubectl's flag says it, and in which target; empty where it goes without saying. */
export function objectPlace({ namespace, target }: ObjectReference): string {
  return [...(namespace === undefined ? [] : [`-n ${namespace}`]), ...(target === 'default' ? [] : [target])].join(
    ', ',
  );
}

/** An object that another's line names, with its namespace. */
export function fullName(object: ObjectReference): string {
  return [objectName(object), objectPlace(object)].filter((part) => part !== '').join(' ');
}
