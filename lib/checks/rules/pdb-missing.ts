import { check } from '../check';

export const pdbMissing = check({
  id: 'pdb-missing',
  severity: 'warning',
  area: 'drains',
  summary: 'a workload behind a Service whose pods may all be evicted at once',
  run: ({ head }) =>
    head.workloads
      .filter(({ isServed, replicas = 0, budgets }) => isServed && replicas >= 2 && budgets.length === 0)
      .map(({ member, labels }) => ({
        at: member.reference,
        path: 'spec.template.metadata.labels',
        value: labels,
        message: 'no PodDisruptionBudget selects its pods: draining nodes may evict all of them at once',
        fix: 'add a PodDisruptionBudget with maxUnavailable 1 that selects these labels',
      })),
});
