import type { Check } from '../../checks/check';
import type { Finding, Severity } from '../../checks/finding';
import { indexManifests } from '../../checks/manifests/manifests';
import { keyOf } from '../../checks/object-key';
import { CHECK_IDS, CHECKS } from '../../checks/registry';
import { runChecks } from '../../checks/run';
import type { PlanManifest } from '../../plan/pair';
import type { Plan } from '../../plan/plan';

/** What the API server refuses is told by the plan itself, with what it costs to get around it. */
const TOLD: Check['area'] = 'refusals';

/**
 * What the checks find in the objects that a plan changes, and in the change. What is only good to know (info) is left
 * to `check`: it would stand there with every change.
 */
export function findingsInPlan(
  plan: Plan,
  base: readonly PlanManifest[],
  head: readonly PlanManifest[],
  severities: ReadonlyMap<string, Severity | 'off'>,
): readonly Finding[] {
  const changed = new Set(
    [...plan.workloads.filter(({ verdict }) => verdict !== 'unchanged'), ...plan.objects].map(keyOf),
  );
  // What reads config that changes in place is unchanged itself.
  const touched = new Set(plan.workloads.filter(({ config }) => config.length > 0).map(keyOf));
  if (changed.size === 0 && touched.size === 0) {
    return [];
  }
  const minor = plan.kubernetes;
  const context = {
    minor,
    head: indexManifests(head, minor),
    ids: CHECK_IDS,
    change: { plan, base: indexManifests(base, minor) },
  };
  const checks: readonly Check[] = CHECKS.filter(({ area }) => area !== TOLD);
  const { findings } = runChecks(context, {
    checks,
    severities,
    wanted: (object) => changed.has(keyOf(object)) || touched.has(keyOf(object)),
  });
  const ofChange = new Set(checks.filter(({ needs }) => needs === 'change').map(({ id }) => id));
  return findings.filter(
    ({ id, severity, object }) => severity !== 'info' && (changed.has(keyOf(object)) || ofChange.has(id)),
  );
}
