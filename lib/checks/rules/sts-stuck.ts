import { check } from '../check';

export const stsStuck = check({
  id: 'sts-stuck',
  severity: 'info',
  area: 'rollouts',
  summary: 'a StatefulSet that a broken revision stops for good',
  run: ({ head }) =>
    head.workloads
      .filter(
        ({ kind, spec, strategy }) =>
          kind === 'StatefulSet' && spec.podManagementPolicy === 'OrderedReady' && strategy.type === 'RollingUpdate',
      )
      .map(({ member }) => ({
        at: member.reference,
        path: 'spec.podManagementPolicy',
        message:
          'a pod that never becomes ready stops the rollout, and going back does not mend it: the pod must be deleted by hand',
        fix: 'use Parallel if pods need no order (only a new StatefulSet can), or know the command: kubectl delete pod',
      })),
});
