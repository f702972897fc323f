import { valueAt } from '../../kubernetes/json';
import { check } from '../check';

export const hpaReplicas = check({
  id: 'hpa-replicas',
  severity: 'error',
  area: 'autoscaling',
  summary: 'a size in the manifest of a workload that an autoscaler scales',
  run: ({ head }) =>
    head.workloads.flatMap(({ member, scaler }) => {
      const value = valueAt(member.object, 'spec', 'replicas');
      return scaler === undefined || value === undefined || value === null
        ? []
        : [
            {
              at: member.reference,
              path: 'spec.replicas',
              value,
              message: `each apply sets it, whatever ${scaler.kind} ${scaler.name} has scaled to`,
              fix: 'leave it out; where it runs already, hand it over first as the page says',
            },
          ];
    }),
});
