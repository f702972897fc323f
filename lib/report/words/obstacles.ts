import type { Check } from '../../checks/check';
import type { Finding } from '../../checks/finding';
import { keyOf } from '../../checks/object-key';
import { CHECKS } from '../../checks/registry';
import type { QuotaNeed } from '../../plan/needs';
import type { ObjectReference } from '../../plan/object-reference';
import type { Plan } from '../../plan/plan';
import { ROLLS } from '../../plan/verdict';
import type { WorkloadPlan } from '../../plan/workload';
import { objectName } from './object-name';

/** By the id of a check. */
const BLOCKS: ReadonlyMap<string, Check['blocks']> = new Map(CHECKS.map(({ id, blocks }: Check) => [id, blocks]));

/**
 * Finds what keeps the new pods of a workload from becoming ready, by name: checks, or quotas where no check speaks of
 * them. The timeline knows nothing of it.
 */
export function obstaclesIn(
  { quotas }: Pick<Plan, 'quotas'>,
  findings: readonly Finding[],
): (workload: WorkloadPlan, found: readonly Finding[]) => readonly string[] {
  const ofQuotas = findings.filter(({ object }) => object.kind === 'ResourceQuota');
  return (workload, found) => {
    if (workload.ifNeverReady === undefined) {
      return [];
    }
    const around = ofQuotas.filter(({ object }) => placeOf(object) === placeOf(workload));
    const checks = [...found, ...around].filter((finding) => isBlocked(workload, finding)).map(({ id }) => id);
    return [...new Set(checks.length > 0 ? checks : quotas.filter(refusing(workload)).map(nameOf))];
  };
}

function isBlocked({ changes }: WorkloadPlan, finding: Finding): boolean {
  const blocked = BLOCKS.get(finding.id)?.(finding);
  return blocked === 'new pods' || (blocked === 'replacements' && changes.some((change) => ROLLS.has(change)));
}

function refusing(workload: WorkloadPlan): (quota: QuotaNeed) => boolean {
  return ({ unspecified = [] }) => unspecified.some(({ object }) => keyOf(object) === keyOf(workload));
}

function nameOf({ name, target }: QuotaNeed): string {
  return objectName({ apiVersion: 'v1', kind: 'ResourceQuota', name, target });
}

function placeOf({ target, namespace = '' }: ObjectReference): string {
  return JSON.stringify([target, namespace]);
}
