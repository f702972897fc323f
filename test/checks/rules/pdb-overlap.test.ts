import { budget, deployment, object } from '../objects';
import { testRule } from '../test-rule';

testRule('pdb-overlap', {
  bad: [
    'error deployment/web: the PodDisruptionBudgets web and web-old select its pods: each eviction is refused with an error',
  ],
  cases: [
    [
      'budgets of two namespaces',
      {
        head: [
          deployment({ namespace: 'a' }),
          object('policy/v1', 'PodDisruptionBudget', 'x', { metadata: { namespace: 'a' }, spec: { selector: {} } }),
          budget(),
        ],
      },
      [],
    ],
    [
      'one that selects everything',
      { head: [deployment(), budget(), object('policy/v1', 'PodDisruptionBudget', 'all', { spec: { selector: {} } })] },
      [expect.stringMatching(/PodDisruptionBudgets all and web select its pods/)],
    ],
  ],
});
