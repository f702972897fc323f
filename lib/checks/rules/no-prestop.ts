import { object } from '../../kubernetes/json';
import { isAtLeast } from '../../kubernetes/minor';
import { check, type Found } from '../check';
import { drainSecondsOf } from '../drain';
import type { Workload } from '../manifests/workload';
import { servingContainers } from '../serving';

/** What the preset for zero downtime of the constructs has, in the middle of what load balancers take. */
const SLEEP_SECONDS = 10;

export const noPrestop = check({
  id: 'no-prestop',
  severity: 'warning',
  area: 'zero downtime',
  summary: 'a container behind a Service that is told to stop while requests still reach it',
  run: ({ head, minor }) =>
    head.workloads
      .filter(({ isServed }) => isServed)
      .flatMap((workload) =>
        servingContainers(workload)
          .filter(({ spec }) => Object.keys(object(spec, 'lifecycle', 'preStop')).length === 0)
          .map(({ path, name }) => ({
            at: workload.member.reference,
            path,
            message: `container ${JSON.stringify(name)} is told to stop at the moment when its endpoint begins to be taken away: requests still reach it`,
            fix: isAtLeast(minor, '1.30')
              ? 'let it sleep first: lifecycle.preStop.sleep.seconds of 5 to 15'
              : 'let it sleep first: lifecycle.preStop.exec.command of ["sleep", "10"]',
            ...(isAtLeast(minor, '1.30') ? sleepFirst(path, workload) : {}),
          })),
      ),
});

/** Where the grace period has room for it; else somebody has to say how long it may take in all. */
function sleepFirst(path: string, { member, graceSeconds }: Workload): Pick<Found, 'autofix'> {
  const drain = drainSecondsOf(member) ?? 0;
  return graceSeconds <= SLEEP_SECONDS || graceSeconds < SLEEP_SECONDS + drain
    ? {}
    : {
        autofix: {
          edits: [{ path: `${path}.lifecycle.preStop.sleep.seconds`, value: SLEEP_SECONDS }],
          property: `the workload's zeroDowntime, or the container's lifecycle: { preStop: Handler.sleep(Duration.seconds(${SLEEP_SECONDS})) }`,
        },
      };
}
