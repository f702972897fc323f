import { changedBy } from '../../checks/changed';
import type { Check } from '../../checks/check';
import type { Finding, Severity } from '../../checks/finding';
import { indexManifests } from '../../checks/manifests/manifests';
import { keyOf } from '../../checks/object-key';
import { CHECK_IDS, CHECKS } from '../../checks/registry';
import { runChecks } from '../../checks/run';
import type { ObjectReference } from '../../plan/object-reference';
import { type PlanManifest, referenceTo } from '../../plan/pair';
import type { Plan } from '../../plan/plan';

/** What the API server refuses is told by the plan itself, with what it costs to get around it. */
const TOLD: Check['area'] = 'refusals';

/**
 * What the checks find in the objects that a plan changes, and in the change. What is only good to know (info) is left
 * to `check`: it would stand there with every change.
 */
export function findingsInPlan(
  plan: Plan,
  head: readonly PlanManifest[],
  severities: ReadonlyMap<string, Severity | 'off'>,
): readonly Finding[] {
  const isChanged = changedBy(plan);
  // What reads config that changes in place is unchanged itself.
  const touched = new Set(plan.workloads.filter(({ config }) => config.length > 0).map(keyOf));
  const isJudged = (object: ObjectReference) => isChanged(object) || touched.has(keyOf(object));
  // What is deleted may be needed by what stays as it is.
  const deletes = plan.objects.some(({ change }) => change === 'delete');
  if (!deletes && !head.some((manifest) => isJudged(referenceTo(manifest)))) {
    return [];
  }
  const minor = plan.kubernetes;
  const context = { minor, head: indexManifests(head, minor, isJudged), ids: CHECK_IDS, change: plan };
  const checks: readonly Check[] = CHECKS.filter(({ area }) => area !== TOLD);
  const { findings } = runChecks(context, { checks, severities });
  const ofChange = new Set(checks.filter(({ needs }) => needs === 'change').map(({ id }) => id));
  return findings.filter(({ id, severity, object }) => severity !== 'info' && (isChanged(object) || ofChange.has(id)));
}
