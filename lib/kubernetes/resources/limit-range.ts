import { list, object } from '../json';
import type { JsonObject } from '../value';

/** The requests and limits that a container gets which does not say them. */
export interface ContainerDefaults {
  readonly requests: JsonObject;
  readonly limits: JsonObject;
}

/**
 * What the LimitRanges of a namespace fill in, the first that names a resource before the others. A largest amount is
 * the limit where none is given, a limit or smallest amount the request.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/plugin/pkg/admission/limitranger/admission.go
 */
export function containerDefaults(limitRanges: readonly JsonObject[]): ContainerDefaults {
  return limitRanges.map(defaultsOf).reduceRight<ContainerDefaults>(
    (later, { requests, limits }) => ({
      requests: { ...later.requests, ...requests },
      limits: { ...later.limits, ...limits },
    }),
    { requests: {}, limits: {} },
  );
}

function defaultsOf(limitRange: JsonObject): ContainerDefaults {
  const items = list(object(limitRange, 'spec').limits).filter(({ type }) => type === 'Container');
  const limitsOf = (item: JsonObject) => ({ ...object(item, 'max'), ...object(item, 'default') });
  return {
    requests: Object.assign(
      {},
      ...items.map((item) => ({ ...object(item, 'min'), ...limitsOf(item), ...object(item, 'defaultRequest') })),
    ),
    limits: Object.assign({}, ...items.map(limitsOf)),
  };
}

/** A pod spec as it is admitted: its containers have what they do not say, a limit of their own before a default. */
export function admittedPod(podSpec: JsonObject, { requests, limits }: ContainerDefaults): JsonObject {
  const admitted = (container: JsonObject): JsonObject => {
    const own = object(container, 'resources');
    const [asked, most] = [object(own, 'requests'), object(own, 'limits')];
    return {
      ...container,
      resources: { ...own, requests: { ...requests, ...most, ...asked }, limits: { ...limits, ...most } },
    };
  };
  const lists = ['containers', 'initContainers'].filter((key) => podSpec[key] !== undefined);
  return { ...podSpec, ...Object.fromEntries(lists.map((key) => [key, list(podSpec[key]).map(admitted)])) };
}
