import { check } from '../check';

export const recreateServed = check({
  id: 'recreate-served',
  severity: 'warning',
  area: 'zero downtime',
  summary: 'a Deployment behind a Service that stops all its pods before it starts new ones',
  run: ({ head }) =>
    head.workloads
      .filter(({ kind, isServed, strategy }) => kind === 'Deployment' && isServed && strategy.type === 'Recreate')
      .map(({ member, serving }) => ({
        at: member.reference,
        path: 'spec.strategy.type',
        value: 'Recreate',
        message: `in every rollout service/${serving[0]?.member.name} has no pod, from when the old ones stop until a new one is ready`,
        fix: 'use RollingUpdate; where two versions may not run at once, say so in the suppression',
      })),
});
