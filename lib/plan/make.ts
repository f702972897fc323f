import type { ApplyMethod } from '../kubernetes/apply/apply';
import type { Minor } from '../kubernetes/minor';
import type { JsonObject } from '../kubernetes/value';
import { assumptionsOf } from './assumptions';
import type { PlanContext } from './context';
import { planObjects } from './object-plan/plan-objects';
import { type Pair, type PlanManifest, pairs } from './pair';
import type { FindPast } from './past';
import { PLAN_API_VERSION, type Plan } from './plan';
import { quotaNeedsOf } from './quotas';
import { planRefusals } from './refusals';
import { renames } from './renames';
import { sideOf } from './side';
import { summarize } from './summary';
import { isWorkload } from './workload-plan/kinds';
import { planWorkload } from './workload-plan/plan-workload';

/** What a plan is made for. */
export interface PlanOptions {
  /** The minor of the cluster. */
  readonly kubernetes: Minor;

  /** How the manifests reach it. */
  readonly apply: ApplyMethod;

  /** Seconds from a pod's creation until it is ready. */
  readonly podStartSeconds: number;

  /** Seconds from a pod's deletion until it is gone. */
  readonly podStopSeconds: number;

  /** How many nodes a DaemonSet is taken to run on. */
  readonly nodes: number;

  /**
   * Finds the histories of a workload.
   * @default - no history is given: revisions have no numbers, and no template is known to be held by the cluster
   */
  readonly past?: FindPast;
}

/** What a cluster does when the manifests of the head are applied after those of the base. Each object stands in a side once. */
export function makePlan(base: readonly PlanManifest[], head: readonly PlanManifest[], options: PlanOptions): Plan {
  const context = contextOf(base, head, options);
  const all = pairs(base, head);
  const planned = all.filter(isWorkloadPair).map((pair) => ({ pair, ...planWorkload(pair, context) }));
  const others = planObjects(
    all.filter((pair) => !isWorkloadPair(pair)),
    planned,
    context,
  );
  const workloads = renames(planned, context.minor);
  const refusals = [...planned, ...others.refused].flatMap(({ pair, application }) => planRefusals(pair, application));
  const told = { workloads, objects: others.objects, refusals };
  return {
    apiVersion: PLAN_API_VERSION,
    kind: 'Plan',
    kubernetes: options.kubernetes,
    assumptions: assumptionsOf(options, workloads, [...base, ...head]),
    summary: summarize(told, others.unchanged),
    ...told,
    quotas: quotaNeedsOf(head, planned, context),
  };
}

function contextOf(base: readonly PlanManifest[], head: readonly PlanManifest[], options: PlanOptions): PlanContext {
  const { kubernetes, apply, podStartSeconds, podStopSeconds, nodes, past } = options;
  return {
    base: sideOf(base),
    head: sideOf(head),
    minor: kubernetes,
    apply,
    times: { start: podStartSeconds, stop: podStopSeconds },
    nodes,
    timelines: new Map(),
    ...(past === undefined ? {} : { past }),
  };
}

function isWorkloadPair({ base, head }: Pair): boolean {
  return isWorkload((head ?? base)?.object as JsonObject);
}
