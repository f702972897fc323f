import type { ObjectPlan } from '../../../lib/plan/object';
import { PLAN_API_VERSION, type Plan } from '../../../lib/plan/plan';
import type { PlanRefusal } from '../../../lib/plan/refusal';
import { VERDICTS, type Verdict } from '../../../lib/plan/verdict';
import type { WorkloadPlan } from '../../../lib/plan/workload';
import { MINOR, POD_START, POD_STOP } from './workload';

/** What a sample plan is made of. */
export interface PlanParts {
  readonly workloads?: readonly WorkloadPlan[];
  readonly objects?: readonly ObjectPlan[];
  readonly refusals?: readonly PlanRefusal[];
  readonly quotas?: Plan['quotas'];
}

/** A plan of these parts, which are counted for its summary. */
export function planOf({ workloads = [], objects = [], refusals = [], quotas = [] }: PlanParts): Plan {
  const counts = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, workloads.filter((each) => each.verdict === verdict).length]),
  ) as Record<Verdict, number>;
  const changed = (change: string) => objects.filter((each) => each.change === change).length;
  return {
    apiVersion: PLAN_API_VERSION,
    kind: 'Plan',
    kubernetes: MINOR,
    assumptions: {
      apply: 'client',
      podStartSeconds: POD_START,
      podStopSeconds: POD_STOP,
      others: [
        'The base is applied and settled.',
        'No admission plugin changes or refuses objects.',
        'What is not in the head is pruned.',
      ],
    },
    summary: {
      workloads: counts,
      objects: {
        refused: changed('refused'),
        delete: changed('delete'),
        create: changed('create'),
        update: changed('update'),
        unchanged: 0,
      },
      refusals: refusals.length,
    },
    workloads,
    objects,
    refusals,
    quotas,
  };
}
