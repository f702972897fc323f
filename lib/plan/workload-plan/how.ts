import { SimulationError } from '../../kubernetes/simulation/error';
import { type JsonObject, own } from '../../kubernetes/value';
import type { PlanContext } from '../context';
import type { Autoscaler } from '../needs';
import type { Pair } from '../pair';
import { earlierVersions, type WorkloadPast } from '../past';
import type { Side } from '../side';
import type { WorkloadPlan } from '../workload';
import { autoscalerPlan, sized } from './autoscaler';
import { budgetsOf } from './budgets';
import type { Change } from './change';
import { type BothResources, peakRequests, resourcesOf } from './requests';
import { movesPods, rolloutPlan } from './rollout';
import { type Scaler, scalerOf } from './scaler';
import { strategyPlan } from './strategy';
import { replicasOf } from './verdicts';

/** The parts of a plan that say how. */
export type Parts = Pick<
  WorkloadPlan,
  'replicas' | 'strategy' | 'timeline' | 'secondsAtLeast' | 'ifNeverReady' | 'requests' | 'budgets' | 'autoscaler'
>;

/**
 * How a workload gets from what runs to what it becomes, and what that needs and touches.
 * @throws SimulationError for a rollout that is too large, with the place of the workload
 */
export function howOf(pair: Pair, change: Change, past: WorkloadPast, context: PlanContext): Parts {
  try {
    return partsOf(pair, change, past, context);
  } catch (error) {
    throw error instanceof SimulationError ? new SimulationError(`${whereOf(pair)}: ${error.message}`) : error;
  }
}

/** What comes from standard input is told by its name. */
function whereOf({ place: { file, line }, reference: { kind, name } }: Pair): string {
  return file === undefined ? `${kind} ${name}` : `${file}${line === undefined ? '' : `:${line}`}`;
}

function partsOf(pair: Pair, change: Change, past: WorkloadPast, context: PlanContext): Parts {
  const scaler = scalerIn(pair, context.head);
  const sizes = ownedSizes(pair, scalerIn(pair, context.base), scaler);
  const withSize = (workload: JsonObject | undefined, size: number | undefined) =>
    workload === undefined || size === undefined ? workload : sized(workload, size);
  const [before, after] = [withSize(change.running, sizes.before), withSize(change.next, sizes.after)];
  const replicas = {
    ...(before === undefined ? {} : { from: replicasOf(before) ?? context.nodes }),
    ...(after === undefined ? {} : { to: replicasOf(after) ?? context.nodes }),
  };
  const earlier = before === undefined ? [] : earlierVersions(before, past.base);
  const rollout = after && rolloutPlan(before, after, earlier, context);
  if (after === undefined || rollout === undefined) {
    return { replicas, budgets: [] };
  }
  const { timeline } = rollout;
  const budgets = context.head.all(pair.reference.target, pair.namespace, 'PodDisruptionBudget');
  return {
    replicas,
    strategy: strategyPlan(after, timeline),
    ...(movesPods(timeline) ? { ...rollout, requests: peakRequests(resourcesOfBoth(before, after), timeline) } : {}),
    budgets: budgetsOf(after, budgets, timeline.replicas, timeline.minAvailable),
    ...(scaler === undefined ? {} : { autoscaler: autoscalerOf(scaler, pair, change, after, context) }),
  };
}

function autoscalerOf(scaler: Scaler, pair: Pair, change: Change, next: JsonObject, context: PlanContext): Autoscaler {
  return autoscalerPlan(scaler, {
    base: pair.base?.object,
    head: pair.head?.object,
    live: change.running,
    next,
    wasScaled: scalerIn(pair, context.base) !== undefined,
    isReplaced: change.isReplaced,
    times: context.times,
    minor: context.minor,
  });
}

/** What a pod asks for before and after; a workload that is created has only the one. */
function resourcesOfBoth(before: JsonObject | undefined, after: JsonObject): BothResources {
  return { old: resourcesOf(before ?? after), new: resourcesOf(after) };
}

/**
 * How many pods there are where that is an autoscaler's: the fewest of its range. Without one any more they stay, for the
 * apply leaves alone what no manifest names; a new one has not changed what runs when the change is applied.
 */
function ownedSizes(
  { base, head }: Pair,
  was: Scaler | undefined,
  is: Scaler | undefined,
): { readonly before?: number | undefined; readonly after?: number | undefined } {
  if (base === undefined) {
    return saysReplicas(head) ? {} : { after: is?.minReplicas };
  }
  const before = saysReplicas(base) ? undefined : was?.minReplicas;
  return { before, after: before === undefined || saysReplicas(head) ? undefined : (is?.minReplicas ?? before) };
}

function saysReplicas(manifest: Pair['base']): boolean {
  return own(own(manifest?.object, 'spec'), 'replicas') !== undefined;
}

function scalerIn({ reference, namespace }: Pair, side: Side): Scaler | undefined {
  const { target, kind, name } = reference;
  const all = (kind: string) => side.all(target, namespace, kind);
  return scalerOf(kind, name, all('HorizontalPodAutoscaler'), all('ScaledObject'));
}
