import { list, object } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';
import type { Manifests } from '../manifests/manifests';
import { type Member, placeOf } from '../manifests/member';
import type { Workload } from '../manifests/workload';

/** Roles of every cluster that may read and change what stands in a namespace; `view` may only read. */
const EVERYWHERE: ReadonlySet<unknown> = new Set(['cluster-admin', 'admin', 'edit']);

/**
 * Whether the pods of a workload may do one of some things with all objects of a resource of their namespace, as far as
 * the manifests say.
 */
export function mayDo(
  head: Manifests,
  workload: Workload,
  resource: 'configmaps' | 'pods',
  verbs: readonly ('get' | 'list' | 'watch' | 'patch' | 'update')[],
): boolean {
  const { place, reference } = workload.member;
  const { namespace = '', target } = reference;
  const bindings = [
    ...head.inPlace(place, 'RoleBinding'),
    ...head.all.ofKind('ClusterRoleBinding').filter(({ reference: { target: own } }) => own === target),
  ];
  return bindings
    .filter((binding) => list(binding.object.subjects).some((subject) => isMeant(subject, workload, namespace)))
    .map((binding) => object(binding.object, 'roleRef'))
    .some(({ kind, name }) => {
      const role = head.named(kind === 'Role' ? place : placeOf(target, ''), String(kind), String(name));
      return (
        EVERYWHERE.has(name) ||
        (name === 'view' && verbs.includes('get')) ||
        (role !== undefined && allows(role, resource, verbs))
      );
    });
}

/** A subject without a namespace, and manifests that leave theirs to whoever applies them, may mean the same. */
function isMeant(subject: JsonObject, { pod }: Workload, namespace: string): boolean {
  const { serviceAccountName = 'default' } = pod;
  const { kind, name, namespace: own = '' } = subject;
  return kind === 'Group'
    ? name === 'system:serviceaccounts' || name === `system:serviceaccounts:${namespace}`
    : kind === 'ServiceAccount' && name === serviceAccountName && (own === namespace || own === '' || namespace === '');
}

function allows({ object: { rules } }: Member, resource: string, verbs: readonly string[]): boolean {
  const has = (words: unknown, wanted: readonly string[]) =>
    Array.isArray(words) && words.some((word) => word === '*' || wanted.includes(word));
  return list(rules).some(
    (rule) =>
      has(rule.apiGroups, ['']) &&
      has(rule.resources, [resource]) &&
      has(rule.verbs, verbs) &&
      !(Array.isArray(rule.resourceNames) && rule.resourceNames.length > 0),
  );
}
