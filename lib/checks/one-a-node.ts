import { list, object } from '../kubernetes/json';
import { asksNothing, selects } from '../kubernetes/selector';
import { isObject, type JsonObject } from '../kubernetes/value';
import type { Workload } from './manifests/workload';

/** Why a node can have only one of a workload's pods. */
export interface OneANode {
  readonly path: string;
  readonly because: string;
}

/** What lets only one of the pods, old or new, run on a node; undefined where several can. */
export function oneANode(workload: Workload): OneANode | undefined {
  const { pod, podPath, labels, member } = workload;
  const key = 'requiredDuringSchedulingIgnoredDuringExecution';
  const index = list(object(pod, 'affinity', 'podAntiAffinity')[key]).findIndex(
    (term) =>
      term.topologyKey === 'kubernetes.io/hostname' &&
      selects(term.labelSelector, labels) &&
      isAboutOwn(term, member.reference.namespace) &&
      !(Array.isArray(term.matchLabelKeys) && term.matchLabelKeys.includes('pod-template-hash')),
  );
  return index === -1
    ? hostPort(workload)
    : {
        path: `${podPath}.affinity.podAntiAffinity.${key}[${index}]`,
        because: 'its pods may not share a node',
      };
}

/** Whether a term is known to be about pods of the namespace that it stands in, whose labels are not known. */
function isAboutOwn({ namespaces, namespaceSelector }: JsonObject, own: string | undefined): boolean {
  const named = Array.isArray(namespaces) ? namespaces : [];
  return (
    (own !== undefined && named.includes(own)) ||
    (isObject(namespaceSelector) ? asksNothing(namespaceSelector) : named.length === 0)
  );
}

/** A port of the host that its pods take. */
export function hostPort({ containers, pod }: Workload): OneANode | undefined {
  for (const { role, spec, path } of containers) {
    const index = list(spec.ports).findIndex(({ hostPort: port, containerPort }) =>
      pod.hostNetwork === true ? typeof containerPort === 'number' : typeof port === 'number' && port > 0,
    );
    if (role !== 'init' && index !== -1) {
      return { path: `${path}.ports[${index}]`, because: 'only one pod of a node can have the port of the host' };
    }
  }
  return undefined;
}
