import { object } from '../../kubernetes/json';
import { isAtLeast } from '../../kubernetes/minor';
import { check } from '../check';

export const pdbUnhealthy = check({
  id: 'pdb-unhealthy',
  severity: 'warning',
  area: 'drains',
  summary: 'a disruption budget that keeps broken pods on a node that is drained',
  run: ({ head, minor }) =>
    isAtLeast(minor, '1.27')
      ? head
          .ofKind('PodDisruptionBudget')
          .filter(({ full }) => object(full, 'spec').unhealthyPodEvictionPolicy !== 'AlwaysAllow')
          .map(({ reference, full }) => {
            const value = object(full, 'spec').unhealthyPodEvictionPolicy;
            return {
              at: reference,
              path: 'spec.unhealthyPodEvictionPolicy',
              ...(value === undefined ? {} : { value }),
              message:
                'pods that are not ready may not be evicted while too few are: a broken release keeps nodes from being drained',
              fix: 'set it to AlwaysAllow',
              autofix: {
                edits: [{ path: 'spec.unhealthyPodEvictionPolicy', value: 'AlwaysAllow' }],
                property: 'PodDisruptionBudget of cdk8s-rollout, whose unhealthyPodEviction is AlwaysAllow by default',
              },
            };
          })
      : [],
});
