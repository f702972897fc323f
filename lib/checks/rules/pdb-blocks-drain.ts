import { object, valueAt } from '../../kubernetes/json';
import { desiredHealthy } from '../../plan/workload-plan/budgets';
import { check, type Found } from '../check';
import type { Member } from '../manifests/member';
import type { Workload } from '../manifests/workload';

export const pdbBlocksDrain = check({
  id: 'pdb-blocks-drain',
  severity: 'error',
  area: 'drains',
  summary: 'a disruption budget that never lets a pod be evicted',
  run: ({ head }) => {
    const counted = new Map<Member, Workload[]>(head.ofKind('PodDisruptionBudget').map((budget) => [budget, []]));
    for (const workload of head.all.workloads) {
      for (const budget of workload.budgets) {
        counted.get(budget)?.push(workload);
      }
    }
    return [...counted].flatMap(([budget, workloads]) => judge(budget, workloads));
  },
});

const NEVER = /^0+%?$/;

function judge(budget: Member, workloads: readonly Workload[]): readonly Found[] {
  const spec = object(budget.full, 'spec');
  const { minAvailable, maxUnavailable } = spec;
  const key = maxUnavailable === undefined ? 'minAvailable' : 'maxUnavailable';
  const found = (message: string): readonly Found[] => [
    {
      at: budget.reference,
      path: `spec.${key}`,
      value: spec[key],
      message: `${message}: draining a node never ends`,
      fix: 'set maxUnavailable to 1 in its place',
    },
  ];
  if (maxUnavailable !== undefined ? NEVER.test(String(maxUnavailable)) : /^100%$/.test(String(minAvailable))) {
    return found('it never lets a pod be evicted');
  }
  const pods = workloads.map(podsOf);
  const total = pods.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (pods.length === 0 || total === 0 || pods.includes(undefined) || total > desiredHealthy(spec, total)) {
    return [];
  }
  const names = workloads.map(({ kind, member }) => `${kind.toLowerCase()}/${member.name}`).join(', ');
  return found(`of the ${total === 1 ? 'one pod' : `${total} pods`} of ${names} all must stay`);
}

/**
 * The fewest pods that run; a size of nothing needs no drain. Undefined where the manifests do not tell: who leaves the
 * size out may have an autoscaler elsewhere.
 */
function podsOf({ kind, scaler, replicas, spec, member }: Workload): number | undefined {
  if (scaler === undefined && valueAt(member.object, 'spec', 'replicas') === undefined) {
    return undefined;
  }
  if (kind === 'ReplicaSet') {
    return typeof spec.replicas === 'number' ? spec.replicas : 1;
  }
  return replicas === undefined ? undefined : Math.max(scaler === undefined ? 0 : 1, replicas);
}
