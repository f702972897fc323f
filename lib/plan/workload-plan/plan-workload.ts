import { UnforeseeableError } from '../../kubernetes/hash/dump';
import { revisionObject } from '../../kubernetes/hash/name';
import { type JsonObject, own } from '../../kubernetes/value';
import { type Application, applied } from '../application';
import type { PlanContext } from '../context';
import { otherApplication, otherMethod, outcomeDifferences } from '../other-apply';
import type { Pair } from '../pair';
import { revisionSpan, undoTargets, type WorkloadPast } from '../past';
import type { OtherApply } from '../refusal';
import type { Span, WorkloadPlan } from '../workload';
import { type Change, changeOf } from './change';
import { howOf, type Parts } from './how';
import { serviceUses } from './services';

const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** A workload's plan, with what applying it comes to. */
export interface PlannedWorkload {
  readonly plan: WorkloadPlan;
  readonly application: Application;
}

/** What happens to one Deployment, StatefulSet or DaemonSet, why and how. */
export function planWorkload(pair: Pair, context: PlanContext): PlannedWorkload {
  const { reference, place, namespace } = pair;
  const past = context.past?.(reference) ?? {};
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
    changeCause: span(changeCauseOf(live), changeCauseOf(next)),
    ...revisionNames(change, how, context),
    ...how,
    services: serviceUses(
      context.base.servicesOf(reference.target, namespace, live),
      context.head.servicesOf(reference.target, namespace, next),
    ),
    ...pastOf(past, pair, context),
    ...otherApply(application, past, pair, context),
    notJudged: application.notJudged,
  };
  return { plan, application };
}

function revisionNames(
  { running, next, isReplaced, verdicts }: Change,
  { timeline }: Parts,
  { minor }: PlanContext,
): Pick<WorkloadPlan, 'replicaSet' | 'controllerRevision'> {
  const after = timeline?.revision ?? (next && nameOf(next, minor));
  if (after === undefined) {
    return {};
  }
  const before = running && isReplaced ? nameOf(running, minor)?.name : undefined;
  const isThere = verdicts[0] === 'create' ? false : isReplaced ? timeline?.revision.reused === true : true;
  const name = { name: after.name, reused: isThere, ...(before === undefined ? {} : { from: before }) };
  return after.kind === 'ReplicaSet' ? { replicaSet: name } : { controllerRevision: name };
}

/** @returns undefined for a template with a timestamp, whose hash depends on the controller's time zone */
function nameOf(workload: JsonObject, minor: PlanContext['minor']): ReturnType<typeof revisionObject> {
  try {
    return revisionObject(workload, minor);
  } catch (error) {
    if (error instanceof UnforeseeableError) {
      return undefined;
    }
    throw error;
  }
}

function pastOf(
  past: WorkloadPast,
  { reference, namespace, base }: Pair,
  { head }: PlanContext,
): Pick<WorkloadPlan, 'revision' | 'undo' | 'hold'> {
  if (past.base === undefined && past.head === undefined) {
    return {};
  }
  const hold = past.head?.desired.hold;
  const isThere = (kind: string, name: string) => head.named(reference.target, namespace, kind, name) !== undefined;
  const held = past.head?.revisions.find(({ digest }) => digest === hold?.digest)?.number;
  // What runs is none of its revisions: then it does not know what the cluster holds, nor how that is numbered.
  const isKnown = base === undefined || past.base !== undefined;
  return {
    ...(isKnown ? { revision: revisionSpan(past) } : {}),
    ...(isKnown && past.head !== undefined ? { undo: undoTargets(past.head, isThere) } : {}),
    ...(hold === undefined ? {} : { hold: { digest: hold.digest, ...(held === undefined ? {} : { revision: held }) } }),
  };
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

function changeCauseOf(workload: JsonObject | undefined): string | undefined {
  const cause = own(own(own(workload, 'metadata'), 'annotations'), CHANGE_CAUSE);
  return typeof cause === 'string' ? cause : undefined;
}

function span<T>(from: T | undefined, to: T | undefined): Span<T> {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
