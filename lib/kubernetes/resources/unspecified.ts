import { isOff } from '../fields/gates';
import { list, object } from '../json';
import type { Minor } from '../minor';
import type { JsonObject } from '../value';
import { amountsOf } from './pod-resources';
import { splitResource } from './quota';

/** What each container must say where a quota limits it. */
const WANTED = /^(?:(?:requests|limits)\.)?(?:cpu|memory)$/;

const OF_PODS = /^(?:cpu|memory|hugepages-.*)$/;

/**
 * The names of the containers for which an admitted pod does not say what a quota limits, in order: no such pod is
 * created. One that says it for itself need not say it for its containers.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/quota/v1/evaluator/core/pods.go
 */
export function unspecified(resource: string, podSpec: JsonObject, minor: Minor): readonly string[] {
  const { which, name } = splitResource(resource);
  if (!WANTED.test(resource) || which === 'pods' || saysItself(podSpec, minor)) {
    return [];
  }
  const silent = [...list(podSpec.containers), ...list(podSpec.initContainers)]
    .filter((container) => !amountsOf(container, which).has(name))
    .map((container) => String(container.name ?? ''));
  return [...new Set(silent)].sort();
}

function saysItself(podSpec: JsonObject, minor: Minor): boolean {
  const said = ['requests', 'limits'].flatMap((which) => Object.keys(object(podSpec, 'resources', which)));
  return !isOff('core.PodSpec', 'resources', minor) && said.some((resource) => OF_PODS.test(resource));
}
