import { type Application, applied, isUnchanged } from '../application';
import type { PlanContext } from '../context';
import { otherApplication, otherMethod, outcomeDifferences } from '../other-apply';
import type { Pair } from '../pair';
import { isPending, type WorkloadPast } from '../past';
import type { OtherApply } from '../refusal';
import type { WorkloadPlan } from '../workload';
import { changeOf } from './change';
import { changeCauses } from './change-cause';
import { howOf } from './how';
import { revisionNames } from './revision-names';
import { revisionsOf } from './revisions';
import { serviceUses } from './services';
import { unchangedWorkload } from './unchanged';

/** A workload's plan, with what applying it comes to. */
export interface PlannedWorkload {
  readonly plan: WorkloadPlan;
  readonly application: Application;
}

/** What happens to one Deployment, StatefulSet or DaemonSet, why and how. */
export function planWorkload(pair: Pair, context: PlanContext): PlannedWorkload {
  const { reference, place, namespace } = pair;
  const past = context.past?.(reference) ?? {};
  if (isUnchanged(pair) && !isPending(past.base)) {
    return { plan: unchangedWorkload(pair, past, context), application: { refusals: [], notJudged: [] } };
  }
  const application = applied(pair, context.apply, context.minor);
  const change = changeOf(application, pair, past, context);
  const how = howOf(pair, change, past, context);
  const { live, next } = application;
  const plan: WorkloadPlan = {
    ...reference,
    ...place,
    verdict: change.verdicts[0] ?? 'unchanged',
    changes: change.verdicts,
    causes: change.causes,
    differences: change.differences,
    config: change.config,
    changeCause: changeCauses(live, next),
    ...revisionNames(change, how, context),
    ...how,
    services: serviceUses({
      before: context.base.servicesOf(reference.target, namespace, live),
      meanwhile: context.head.servicesOf(reference.target, namespace, live),
      after: context.head.servicesOf(reference.target, namespace, next),
    }),
    ...revisionsOf(past, pair, context),
    ...otherApply(application, past, pair, context),
    notJudged: application.notJudged,
  };
  return { plan, application };
}

function otherApply(
  application: Application,
  past: WorkloadPast,
  pair: Pair,
  context: PlanContext,
): Pick<WorkloadPlan, 'otherApply'> {
  const other = otherApplication(pair, application, context.apply, context.minor);
  if (other === undefined) {
    return {};
  }
  const { verdicts } = changeOf(other, pair, past, context);
  const found: OtherApply = {
    apply: otherMethod(context.apply),
    verdict: verdicts[0] ?? 'unchanged',
    changes: verdicts,
    refusals: other.refusals,
    differences: outcomeDifferences(application, other, context.minor),
  };
  return { otherApply: found };
}
