import { check } from '../check';
import { probeOf, secondsToFail } from '../probe';
import { standing } from '../standing';

const PATH = 'spec.progressDeadlineSeconds';

export const progressDeadline = check({
  id: 'progress-deadline',
  severity: 'warning',
  area: 'rollouts',
  summary: 'a progress deadline that passes while a pod may still be starting',
  run: ({ head }) =>
    head.workloads.flatMap(({ kind, member, spec, containers }) => {
      const { progressDeadlineSeconds: deadline, minReadySeconds } = spec;
      const startup = Math.max(
        0,
        ...containers
          .filter(({ role }) => role !== 'init')
          .map((container) => probeOf(container, 'startupProbe'))
          .map((probe) => (probe === undefined ? 0 : secondsToFail(probe))),
      );
      const ready = typeof minReadySeconds === 'number' ? minReadySeconds : 0;
      return kind !== 'Deployment' || typeof deadline !== 'number' || startup === 0 || deadline >= startup + ready
        ? []
        : [
            {
              at: member.reference,
              path: PATH,
              ...standing(member, PATH),
              message: `the rollout counts as failed after ${deadline} s, but a pod may take ${startup} s to start and ${ready} s to be available`,
              fix: `set it to ${startup + ready + 60} or more`,
            },
          ];
    }),
});
