import { parseQuantity, QuantityError } from '../quantity/parse';
import type { Quantity } from '../quantity/quantity';
import { zero } from '../quantity/sum';
import { isObject, type JsonObject, own } from '../value';
import type { PodResources } from './pod-resources';

/** One line of a ResourceQuota that counts pods or what they take. */
export interface QuotaLine {
  /** `pods`, `requests.cpu`, `limits.memory`, … */
  readonly resource: string;
  readonly hard: Quantity;
}

/** The resources of a quota that its pods take, and what a pod takes of them. */
const COUNTED = /^(?:pods|count\/pods|cpu|memory|ephemeral-storage|(?:requests|limits)\.[^/]+(?:\/.+)?)$/;

/** The lines of a quota that pods use up; none for one with scopes, which counts only some pods. */
export function quotaLines(quota: JsonObject): readonly QuotaLine[] {
  const hard = own(own(quota, 'spec'), 'hard');
  return !isUnscoped(quota) || !isObject(hard)
    ? []
    : Object.entries(hard)
        .filter(([resource]) => COUNTED.test(resource))
        .flatMap(([resource, value]) => {
          const limit = parsed(value);
          return limit === undefined ? [] : [{ resource, hard: limit }];
        });
}

function isUnscoped(quota: JsonObject): boolean {
  return ['scopes', 'scopeSelector'].every((key) => own(own(quota, 'spec'), key) === undefined);
}

export const ONE_POD: Quantity = { value: 1n, scale: 0, format: 'DecimalSI', big: false };

/** What one pod takes of a quota's resource: `cpu` is short for `requests.cpu`. */
export function takenByPod(resource: string, resources: PodResources): Quantity {
  const { which, name } = splitResource(resource);
  return which === 'pods' ? ONE_POD : (resources[which].get(name) ?? zero('DecimalSI'));
}

/** What a quota's resource counts. */
export function splitResource(resource: string): {
  readonly which: 'pods' | 'requests' | 'limits';
  readonly name: string;
} {
  if (resource === 'pods' || resource === 'count/pods') {
    return { which: 'pods', name: '' };
  }
  const [prefix = '', ...rest] = resource.split('.');
  return prefix === 'requests' || prefix === 'limits'
    ? { which: prefix, name: rest.join('.') }
    : { which: 'requests', name: resource };
}

function parsed(value: unknown): Quantity | undefined {
  try {
    return parseQuantity(String(value));
  } catch (error) {
    if (error instanceof QuantityError) {
      return undefined;
    }
    throw error;
  }
}
