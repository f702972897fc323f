import { check } from '../check';

export const pdbOverlap = check({
  id: 'pdb-overlap',
  severity: 'error',
  area: 'drains',
  summary: 'pods that two disruption budgets select, which no drain can evict',
  run: ({ head }) =>
    head.workloads
      .filter(({ budgets }) => budgets.length > 1)
      .map(({ member, budgets }) => ({
        at: member.reference,
        message: `the PodDisruptionBudgets ${budgets.map(({ name }) => name).join(' and ')} select its pods: each eviction is refused with an error`,
        fix: 'keep one of them, or give them selectors that have no pod in common',
      })),
});
