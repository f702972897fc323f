import { check } from '../check';

export const minReadyZero = check({
  id: 'min-ready-zero',
  severity: 'info',
  area: 'zero downtime',
  summary: 'a rollout that goes on at the moment when a new pod is ready for the first time',
  run: ({ head }) =>
    head.workloads
      .filter(({ isServed, keepsServing, strategy }) => isServed && keepsServing && strategy.type !== 'OnDelete')
      .filter(({ spec, readinessGates }) => !spec.minReadySeconds && readinessGates.length === 0)
      .map(({ member }) => ({
        at: member.reference,
        path: 'spec.minReadySeconds',
        message: 'a new pod counts at once: one that crashes after some seconds has taken the place of one that served',
        fix: 'set minReadySeconds to 5 to 30',
      })),
});
