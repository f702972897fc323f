import { object } from '../../kubernetes/json';
import { isAtLeast, type Minor } from '../../kubernetes/minor';
import { check, type Found } from '../check';
import { drainSecondsOf } from '../drain';
import type { Container } from '../manifests/containers';
import type { Workload } from '../manifests/workload';
import { servesOn } from '../serves-on';

/** What the preset for zero downtime of the constructs has, in the middle of what load balancers take. */
const SLEEP_SECONDS = 10;

export const noPrestop = check({
  id: 'no-prestop',
  severity: 'warning',
  area: 'zero downtime',
  summary: 'a container behind a Service that is told to stop while requests still reach it',
  run: ({ head, minor }) =>
    head.workloads
      .filter(({ isServed, keepsServing }) => isServed && keepsServing)
      .flatMap((workload) =>
        workload.servingContainers
          .filter((container) => !waits(container) && !servesOn(head, workload, container))
          .flatMap((container) => judge(workload, container, minor)),
      ),
});

function waits({ spec }: Container): boolean {
  return Object.keys(object(spec, 'lifecycle', 'preStop')).length > 0;
}

/** A sidecar is told to stop when the containers that are none have stopped. */
function judge(workload: Workload, container: Container, minor: Minor): readonly Found[] {
  const { member, containers } = workload;
  const others = container.role === 'sidecar' ? containers.filter(({ role }) => role === 'main') : [];
  const [first, ...more] = others;
  const { path } = first !== undefined && more.length === 0 ? first : container;
  const name = JSON.stringify(container.name);
  return others.some(waits)
    ? []
    : [
        {
          at: member.reference,
          path,
          message:
            others.length > 0
              ? `container ${name}, which serves, is told to stop as soon as the others have stopped, and none of them waits: requests still reach it`
              : `container ${name} is told to stop at the moment when its endpoint begins to be taken away: requests still reach it`,
          fix: `let ${others.length > 0 ? 'the container behind it' : 'it'} sleep first: lifecycle.preStop${
            isAtLeast(minor, '1.30') ? '.sleep.seconds of 5 to 15' : '.exec.command of ["sleep", "10"]'
          }`,
          ...(isAtLeast(minor, '1.30') && more.length === 0 ? sleepFirst(path, workload) : {}),
        },
      ];
}

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
