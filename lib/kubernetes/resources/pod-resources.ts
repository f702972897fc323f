import { parseQuantity, QuantityError } from '../quantity/parse';
import type { Quantity } from '../quantity/quantity';
import { addQuantities, largerQuantity } from '../quantity/sum';
import { isObject, own } from '../value';

/** Amounts by the name of the resource, `cpu`. */
export type ResourceList = ReadonlyMap<string, Quantity>;

/** What one pod takes of a node and of a quota. */
export interface PodResources {
  readonly requests: ResourceList;
  readonly limits: ResourceList;

  /** Resources that a container of the pod does not request: no amount can be told for the pod. */
  readonly incomplete: ReadonlySet<string>;
}

const NONE: ResourceList = new Map();

/**
 * What a pod of a template asks for, as the scheduler and a ResourceQuota count: the larger of the sum of its containers
 * and sidecars and of what any init container needs with the sidecars started before it; pod-level resources beat it;
 * overhead is added. A limit without request is also the request.
 * @see https://github.com/kubernetes/component-helpers/blob/v0.36.3/resource/helpers.go
 */
export function podResources(podSpec: unknown): PodResources {
  const containers = listOf(podSpec, 'containers');
  const initContainers = listOf(podSpec, 'initContainers');
  const total = (which: 'requests' | 'limits'): ResourceList => {
    const running = containers.map((container) => amountsOf(container, which)).reduce(add, NONE);
    const { sidecars, peak } = initContainers.reduce<{ sidecars: ResourceList; peak: ResourceList }>(
      ({ sidecars, peak }, container) => {
        const alone = amountsOf(container, which);
        const together = add(sidecars, alone);
        return isSidecar(container)
          ? { sidecars: together, peak: larger(peak, together) }
          : { sidecars, peak: larger(peak, together) };
      },
      { sidecars: NONE, peak: NONE },
    );
    const ofPod = parsed(own(own(podSpec, 'resources'), which));
    const overhead = parsed(own(podSpec, 'overhead'));
    return add(new Map([...larger(add(running, sidecars), peak), ...ofPod]), overhead);
  };
  const requests = total('requests');
  const ofPod = parsed(own(own(podSpec, 'resources'), 'requests'));
  const incomplete = [...requests.keys()].filter(
    (resource) =>
      !ofPod.has(resource) && containers.some((container) => !amountsOf(container, 'requests').has(resource)),
  );
  return { requests, limits: total('limits'), incomplete: new Set(incomplete) };
}

/** What a container asks for or may take at most: a limit without request is also the request. */
export function amountsOf(container: unknown, which: 'requests' | 'limits'): ResourceList {
  const resources = own(container, 'resources');
  const limits = parsed(own(resources, 'limits'));
  return which === 'limits' ? limits : new Map([...limits, ...parsed(own(resources, 'requests'))]);
}

function parsed(list: unknown): ResourceList {
  return new Map(
    Object.entries(isObject(list) ? list : {}).flatMap(([name, value]): [string, Quantity][] => {
      try {
        return [[name, parseQuantity(String(value))]];
      } catch (error) {
        if (error instanceof QuantityError) {
          return [];
        }
        throw error;
      }
    }),
  );
}

function isSidecar(container: unknown): boolean {
  return own(container, 'restartPolicy') === 'Always';
}

function add(a: ResourceList, b: ResourceList): ResourceList {
  return merged(a, b, addQuantities);
}

function larger(a: ResourceList, b: ResourceList): ResourceList {
  return merged(a, b, largerQuantity);
}

function merged(a: ResourceList, b: ResourceList, combine: (a: Quantity, b: Quantity) => Quantity): ResourceList {
  if (a.size === 0 || b.size === 0) {
    return a.size === 0 ? b : a;
  }
  const result = new Map(a);
  for (const [name, amount] of b) {
    const other = result.get(name);
    result.set(name, other === undefined ? amount : combine(other, amount));
  }
  return result;
}

function listOf(podSpec: unknown, key: string): readonly unknown[] {
  const list = own(podSpec, key);
  return Array.isArray(list) ? list : [];
}
