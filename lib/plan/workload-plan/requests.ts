import { formatQuantity } from '../../kubernetes/quantity/format';
import type { Quantity } from '../../kubernetes/quantity/quantity';
import { addQuantities, largerQuantity, timesQuantity, zero } from '../../kubernetes/quantity/sum';
import { type PodResources, podResources } from '../../kubernetes/resources/pod-resources';
import type { Timeline, TimelineStep } from '../../kubernetes/simulation/timeline';
import { type JsonObject, own } from '../../kubernetes/value';
import type { Requests } from '../needs';

/** What a pod takes before and after a change. */
export interface BothResources {
  readonly old: PodResources;
  readonly new: PodResources;
}

/** What the pods of a workload ask for, one by one. */
export function resourcesOf(workload: JsonObject): PodResources {
  return podResources(own(own(own(workload, 'spec'), 'template'), 'spec'));
}

/** What the pods ask for when most of them run. */
export function peakRequests(both: BothResources, { steps, peakPodsWithTerminating }: Timeline): Requests {
  const told = (resource: 'cpu' | 'memory') => {
    const isTold = [both.old, both.new].every(
      ({ requests, incomplete }) => requests.has(resource) && !incomplete.has(resource),
    );
    return isTold ? { [resource]: formatQuantity(peakOf('requests', resource, both, steps)) } : {};
  };
  return { pods: peakPodsWithTerminating, ...told('cpu'), ...told('memory') };
}

/** The most of a resource that all pods take at once. Of a terminating pod it is not known which template it has: the larger counts. */
export function peakOf(
  which: 'requests' | 'limits',
  resource: string,
  both: BothResources,
  steps: readonly TimelineStep[],
): Quantity {
  const old = both.old[which].get(resource) ?? zero('DecimalSI');
  const now = both.new[which].get(resource) ?? zero('DecimalSI');
  const larger = largerQuantity(old, now);
  return steps
    .map((step) =>
      [timesQuantity(old, step.old), timesQuantity(now, step.new), timesQuantity(larger, step.terminating)].reduce(
        addQuantities,
      ),
    )
    .reduce(largerQuantity, zero('DecimalSI'));
}
