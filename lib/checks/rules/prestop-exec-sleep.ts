import { isAtLeast } from '../../kubernetes/minor';
import { check } from '../check';
import { hasShell, imageOf } from '../image';
import { preStopSleepOf } from '../sleep';

export const prestopExecSleep = check({
  id: 'prestop-exec-sleep',
  severity: 'warning',
  area: 'zero downtime',
  summary: 'a preStop hook that waits with a program that the image may not have',
  run: ({ head, minor }) =>
    isAtLeast(minor, '1.30')
      ? head.workloads.flatMap(({ member, containers }) =>
          containers.flatMap((container) => {
            const sleep = preStopSleepOf(container);
            const image = imageOf(container);
            return sleep?.by !== 'exec' || !sleep.isAll || (image !== undefined && hasShell(image))
              ? []
              : [
                  {
                    at: member.reference,
                    path: sleep.path,
                    message:
                      'the hook runs a program of the image: where that is missing, the hook fails and the container is told to stop at once',
                    fix: `let the kubelet wait: preStop.sleep.seconds of ${Math.ceil(sleep.seconds)}`,
                  },
                ];
          }),
        )
      : [],
});
