import { check } from '../check';
import { singleClaims } from '../references/claims';

export const recreateServed = check({
  id: 'recreate-served',
  severity: 'warning',
  area: 'zero downtime',
  summary: 'a Deployment behind a Service that stops all its pods before it starts new ones',
  run: ({ head }) =>
    head.workloads
      .filter(({ kind, isServed, strategy }) => kind === 'Deployment' && isServed && strategy.type === 'Recreate')
      .map((workload) => ({
        at: workload.member.reference,
        path: 'spec.strategy.type',
        value: 'Recreate',
        message: `in every rollout service/${workload.serving[0]?.member.name} has no pod, from when the old ones stop until a new one is ready`,
        fix:
          singleClaims(head, workload).length > 0
            ? 'give it a volume that several nodes can have, and use RollingUpdate; else say in a suppression that the gap is taken'
            : 'use RollingUpdate; where two versions may not run at once, say so in the suppression',
      })),
});
