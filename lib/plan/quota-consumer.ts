import { object } from '../kubernetes/json';
import type { Minor } from '../kubernetes/minor';
import { admittedPod, containerDefaults } from '../kubernetes/resources/limit-range';
import { podResources } from '../kubernetes/resources/pod-resources';
import { unspecified } from '../kubernetes/resources/unspecified';
import type { JsonObject } from '../kubernetes/value';
import type { PlanContext } from './context';
import type { Unspecified } from './needs';
import type { Pair } from './pair';
import type { Side } from './side';
import type { WorkloadPlan } from './workload';
import type { BothResources } from './workload-plan/requests';

/** A workload that was planned. */
export interface Planned {
  readonly pair: Pair;
  readonly plan: WorkloadPlan;
}

/** A workload with what one of its pods takes of a quota. */
export interface Consumer extends Planned {
  readonly resources: BothResources;

  /** The pod spec after the change, as it is admitted. */
  readonly pod: JsonObject;
}

/** What the LimitRanges of a side fill in is also taken. */
export function consumerOf({ pair, plan }: Planned, { base, head }: PlanContext): Consumer {
  const after = plan.verdict === 'refused' ? pair.base : pair.head;
  const pod = admitted(after?.object, pair, head);
  const old = pair.base === undefined ? pod : admitted(pair.base.object, pair, base);
  return { pair, plan, pod, resources: { old: podResources(old), new: podResources(pod) } };
}

function admitted(workload: JsonObject | undefined, { reference, namespace }: Pair, side: Side): JsonObject {
  const defaults = containerDefaults(side.all(reference.target, namespace, 'LimitRange'));
  return admittedPod(object(workload, 'spec', 'template', 'spec'), defaults);
}

/** The workloads whose new pods do not say what a quota limits. One without pods has none that is refused. */
export function unspecifiedOf(resource: string, consumers: readonly Consumer[], minor: Minor): readonly Unspecified[] {
  return consumers
    .filter(({ plan }) => (plan.replicas.to ?? 0) > 0)
    .map(({ pair, pod }) => ({ object: pair.reference, containers: unspecified(resource, pod, minor) }))
    .filter(({ containers }) => containers.length > 0);
}
