import { type Application, applied, isUnchanged } from '../application';
import type { PlanContext } from '../context';
import { fieldChanges } from '../differences';
import type { FieldChange } from '../field-change';
import type { ObjectPlan, ObjectVerdict } from '../object';
import { otherApplication, otherMethod, outcomeDifferences } from '../other-apply';
import type { Pair } from '../pair';
import type { OtherApply } from '../refusal';

/** An object's plan, with what applying it comes to. */
export interface PlannedObject {
  /** - undefined where it stays as it is */
  readonly plan: ObjectPlan | undefined;
  readonly application: Application;
}

const UNCHANGED: Application = { refusals: [], notJudged: [] };

/** What happens to an object that is no workload. */
export function planObject(pair: Pair, { apply, minor }: PlanContext): PlannedObject {
  if (isUnchanged(pair)) {
    return { plan: undefined, application: UNCHANGED };
  }
  const application = applied(pair, apply, minor);
  const causes = causesOf(application, minor);
  const change = verdictOf(application, causes);
  const other = otherApplication(pair, application, apply, minor);
  if (change === undefined && other === undefined) {
    return { plan: undefined, application };
  }
  const plan: ObjectPlan = {
    ...pair.reference,
    ...pair.place,
    change: change ?? 'update',
    causes,
    ...(other === undefined ? {} : { otherApply: otherApply(other, application, apply, minor) }),
    notJudged: application.notJudged,
  };
  return { plan, application };
}

/** @returns undefined for an object that stays as it is */
function verdictOf({ live, next, refusals }: Application, causes: readonly FieldChange[]): ObjectVerdict | undefined {
  if (refusals.length > 0) {
    return 'refused';
  }
  if (live === undefined) {
    return 'create';
  }
  if (next === undefined) {
    return 'delete';
  }
  return causes.length > 0 ? 'update' : undefined;
}

/** What is refused is compared as well, so that the reader sees which field it is. */
function causesOf({ live, next, refused }: Application, minor: PlanContext['minor']): readonly FieldChange[] {
  const asked = next ?? refused;
  return live === undefined || asked === undefined ? [] : fieldChanges(live, asked, minor, 'whole');
}

function otherApply(
  other: Application,
  application: Application,
  apply: PlanContext['apply'],
  minor: PlanContext['minor'],
): OtherApply {
  const verdict = verdictOf(other, causesOf(other, minor)) ?? 'unchanged';
  return {
    apply: otherMethod(apply),
    verdict,
    changes: [verdict],
    refusals: other.refusals,
    differences: outcomeDifferences(application, other, minor),
  };
}
