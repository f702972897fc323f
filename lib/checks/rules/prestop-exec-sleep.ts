import { isAtLeast } from '../../kubernetes/minor';
import { check, type Found } from '../check';
import { hasShell, imageOf } from '../image';
import type { Container } from '../manifests/containers';
import { preStopSleepOf } from '../sleep';

export const prestopExecSleep = check({
  id: 'prestop-exec-sleep',
  severity: 'warning',
  area: 'zero downtime',
  summary: 'a preStop hook that waits with a program that the image may not have',
  run: ({ head, minor }) =>
    isAtLeast(minor, '1.30')
      ? head.workloads.flatMap(({ member, containers, graceSeconds }) =>
          containers.flatMap((container) => {
            const sleep = preStopSleepOf(container);
            const image = imageOf(container);
            return sleep?.by !== 'exec' ||
              !sleep.isAll ||
              sleep.seconds === 0 ||
              (image !== undefined && hasShell(image))
              ? []
              : [
                  {
                    at: member.reference,
                    path: sleep.path,
                    message:
                      'the hook runs a program of the image: where that is missing, the hook fails and the container is told to stop at once',
                    fix: `let the kubelet wait: preStop.sleep.seconds of ${Math.ceil(sleep.seconds)}`,
                    ...native(container, Math.ceil(sleep.seconds), graceSeconds),
                  },
                ];
          }),
        )
      : [],
});

/** One that takes the whole grace period would be refused. */
function native({ path }: Container, seconds: number, graceSeconds: number): Pick<Found, 'autofix'> {
  return seconds >= graceSeconds
    ? {}
    : {
        autofix: {
          edits: [{ path: `${path}.lifecycle.preStop`, value: { sleep: { seconds } } }],
          property: `the container's lifecycle: { preStop: Handler.sleep(Duration.seconds(${seconds})) }`,
        },
      };
}
