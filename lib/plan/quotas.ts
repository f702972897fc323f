import { compareTexts } from '../kubernetes/compare-texts';
import { compareQuantities } from '../kubernetes/quantity/compare';
import { formatQuantity } from '../kubernetes/quantity/format';
import type { Quantity } from '../kubernetes/quantity/quantity';
import { addQuantities, timesQuantity, zero } from '../kubernetes/quantity/sum';
import { ONE_POD, quotaLines, splitResource, takenByPod } from '../kubernetes/resources/quota';
import type { PlanContext } from './context';
import type { QuotaNeed, Unspecified } from './needs';
import type { PlanManifest } from './pair';
import { type Consumer, consumerOf, type Planned, unspecifiedOf } from './quota-consumer';
import { nameOf } from './side';
import { peakOf } from './workload-plan/requests';

/**
 * What the workloads of a namespace need, for each line of its quotas in the head that counts pods. Quotas with scopes,
 * which count only some pods, are left out.
 */
export function quotaNeedsOf(
  head: readonly PlanManifest[],
  workloads: readonly Planned[],
  context: PlanContext,
): readonly QuotaNeed[] {
  return head
    .filter(({ object }) => object.kind === 'ResourceQuota')
    .flatMap(({ object, target, namespace }) => {
      const consumers = workloads
        .filter(({ pair }) => pair.reference.target === target && pair.namespace === namespace)
        .map((planned) => consumerOf(planned, context));
      const about = { namespace, name: nameOf(object), target };
      return quotaLines(object).map(({ resource, hard }) => ({
        ...needOf(resource, hard, consumers, about),
        ...refusing(unspecifiedOf(resource, consumers, context.minor)),
      }));
    })
    .sort((a, b) => compareTexts(keyOf(a), keyOf(b)));
}

function refusing(unspecified: readonly Unspecified[]): Pick<QuotaNeed, 'unspecified'> {
  return unspecified.length === 0 ? {} : { unspecified };
}

function keyOf({ target, namespace, name, resource }: QuotaNeed): string {
  return [target, namespace, name, resource].join('\u0000');
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
      sum(({ plan, resources }) => timesQuantity(takenByPod(resource, resources.old), plan.replicas.from ?? 0)),
    ),
    after: formatQuantity(
      sum(({ plan, resources }) => timesQuantity(takenByPod(resource, resources.new), plan.replicas.to ?? 0)),
    ),
    peak: formatQuantity(peak),
    exceeded: compareQuantities(peak, hard) > 0,
  };
}

function peakOfResource(resource: string, { plan, resources }: Consumer): Quantity {
  const { which, name } = splitResource(resource);
  const steps = plan.timeline?.steps;
  if (steps === undefined) {
    const replicas = Math.max(plan.replicas.from ?? 0, plan.replicas.to ?? 0);
    return timesQuantity(
      takenByPod(resource, plan.replicas.to === undefined ? resources.old : resources.new),
      replicas,
    );
  }
  return which === 'pods'
    ? timesQuantity(ONE_POD, plan.timeline?.peakPodsWithTerminating ?? 0)
    : peakOf(which, name, resources, steps);
}
