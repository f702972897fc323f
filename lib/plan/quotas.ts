import { compareQuantities } from '../kubernetes/quantity/compare';
import { formatQuantity } from '../kubernetes/quantity/format';
import { parseQuantity, QuantityError } from '../kubernetes/quantity/parse';
import type { Quantity } from '../kubernetes/quantity/quantity';
import { addQuantities, timesQuantity, zero } from '../kubernetes/quantity/sum';
import { isObject, type JsonObject, own } from '../kubernetes/value';
import type { QuotaNeed } from './needs';
import type { Pair, PlanManifest } from './pair';
import { nameOf } from './side';
import type { WorkloadPlan } from './workload';
import { type BothResources, peakOf, resourcesOf } from './workload-plan/requests';

/** A workload with what one of its pods takes. */
interface Consumer {
  readonly plan: WorkloadPlan;
  readonly resources: BothResources;
}

/** The resources of a quota that its pods take, and what a pod takes of them. */
const COUNTED = /^(?:pods|count\/pods|cpu|memory|ephemeral-storage|(?:requests|limits)\.[^/]+(?:\/.+)?)$/;

/** A workload that was planned. */
interface Planned {
  readonly pair: Pair;
  readonly plan: WorkloadPlan;
}

/**
 * What the workloads of a namespace need, for each line of its quotas in the head that counts pods. Quotas with scopes,
 * which count only some pods, are left out.
 */
export function quotaNeedsOf(head: readonly PlanManifest[], workloads: readonly Planned[]): readonly QuotaNeed[] {
  return head
    .filter(({ object }) => object.kind === 'ResourceQuota' && isUnscoped(object))
    .flatMap(({ object, target, namespace }) => {
      const consumers = workloads
        .filter(({ pair }) => pair.reference.target === target && pair.namespace === namespace)
        .map(consumerOf);
      const hard = own(own(object, 'spec'), 'hard');
      return Object.entries(isObject(hard) ? hard : {})
        .filter(([resource]) => COUNTED.test(resource))
        .flatMap(([resource, value]) => {
          const limit = parsed(value);
          const about = { namespace, name: nameOf(object), target };
          return limit === undefined ? [] : [needOf(resource, limit, consumers, about)];
        });
    })
    .sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function consumerOf({ pair, plan }: Planned): Consumer {
  const after = plan.verdict === 'refused' ? pair.base : pair.head;
  const none = resourcesOf({});
  return {
    plan,
    resources: {
      old: resourcesOf((pair.base ?? after)?.object ?? {}),
      new: after === undefined ? none : resourcesOf(after.object),
    },
  };
}

function isUnscoped(quota: JsonObject): boolean {
  return ['scopes', 'scopeSelector'].every((key) => own(own(quota, 'spec'), key) === undefined);
}

function keyOf({ target, namespace, name, resource }: QuotaNeed): string {
  return [target, namespace, name, resource].join('\u0000');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function needOf(
  resource: string,
  hard: Quantity,
  consumers: readonly Consumer[],
  about: Pick<QuotaNeed, 'name' | 'target' | 'namespace'>,
): QuotaNeed {
  const sum = (amount: (consumer: Consumer) => Quantity) =>
    consumers.map(amount).reduce(addQuantities, zero('DecimalSI'));
  const peak = sum((consumer) => peakOfResource(resource, consumer));
  return {
    ...about,
    resource,
    hard: formatQuantity(hard),
    before: formatQuantity(
      sum(({ plan, resources }) => timesQuantity(perPod(resource, resources.old), plan.replicas.from ?? 0)),
    ),
    after: formatQuantity(
      sum(({ plan, resources }) => timesQuantity(perPod(resource, resources.new), plan.replicas.to ?? 0)),
    ),
    peak: formatQuantity(peak),
    exceeded: compareQuantities(peak, hard) > 0,
  };
}

const ONE: Quantity = { value: 1n, scale: 0, format: 'DecimalSI', big: false };

/** What one pod takes of a quota's resource: `cpu` is short for `requests.cpu`. */
function perPod(resource: string, resources: BothResources['old']): Quantity {
  const { which, name } = split(resource);
  return which === 'pods' ? ONE : (resources[which].get(name) ?? zero('DecimalSI'));
}

function peakOfResource(resource: string, { plan, resources }: Consumer): Quantity {
  const { which, name } = split(resource);
  const steps = plan.timeline?.steps;
  if (steps === undefined) {
    const replicas = Math.max(plan.replicas.from ?? 0, plan.replicas.to ?? 0);
    return timesQuantity(perPod(resource, plan.replicas.to === undefined ? resources.old : resources.new), replicas);
  }
  return which === 'pods'
    ? timesQuantity(ONE, plan.timeline?.peakPodsWithTerminating ?? 0)
    : peakOf(which, name, resources, steps);
}

function split(resource: string): { readonly which: 'pods' | 'requests' | 'limits'; readonly name: string } {
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
