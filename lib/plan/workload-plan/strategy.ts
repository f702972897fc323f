import type { Timeline } from '../../kubernetes/simulation/timeline';
import { type JsonObject, own } from '../../kubernetes/value';
import type { Resolved, StrategyPlan } from '../workload';

/** How a workload's pods are exchanged, with what was written beside what it comes to. */
export function strategyPlan(
  workload: JsonObject,
  { strategy, surge, unavailable }: Pick<Timeline, 'strategy' | 'surge' | 'unavailable'>,
): StrategyPlan {
  const spec = own(workload, 'spec');
  const rollingUpdate = own(own(spec, 'strategy') ?? own(spec, 'updateStrategy'), 'rollingUpdate');
  const isOrdered = own(spec, 'podManagementPolicy');
  return {
    type: strategy,
    ...resolved('maxSurge', own(rollingUpdate, 'maxSurge'), surge),
    ...resolved('maxUnavailable', own(rollingUpdate, 'maxUnavailable'), unavailable),
    ...numbered('partition', own(rollingUpdate, 'partition'), 0),
    ...(isOrdered === 'OrderedReady' || isOrdered === 'Parallel' ? { podManagementPolicy: isOrdered } : {}),
    minReadySeconds: Number(own(spec, 'minReadySeconds') ?? 0),
    ...numbered('progressDeadlineSeconds', own(spec, 'progressDeadlineSeconds'), NEVER),
  };
}

/** How Kubernetes says that there is no deadline. */
const NEVER = 2 ** 31 - 1;

function resolved<K extends string>(key: K, written: unknown, pods: number): { readonly [key in K]?: Resolved } {
  return typeof written === 'number' || typeof written === 'string'
    ? ({ [key]: { written, pods } } as { readonly [key in K]?: Resolved })
    : {};
}

function numbered<K extends string>(key: K, value: unknown, none: number): { readonly [key in K]?: number } {
  return typeof value === 'number' && value !== none ? ({ [key]: value } as { readonly [key in K]?: number }) : {};
}
