import { object } from '../../kubernetes/json';
import { isAtLeast, type Minor } from '../../kubernetes/minor';
import type { JsonObject } from '../../kubernetes/value';
import { check, type Found } from '../check';
import { drainSecondsOf } from '../drain';
import type { Container } from '../manifests/containers';
import type { Workload } from '../manifests/workload';
import { servesOn } from '../serves-on';
import { preStopSleepOf } from '../sleep';

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

/** Whether it has a hook, of which nobody knows how long it takes unless it only sleeps. */
function waits(container: Container): boolean {
  const sleep = preStopSleepOf(container);
  const isNothing = sleep?.isAll === true && sleep.seconds === 0;
  return !isNothing && Object.keys(hookOf(container)).length > 0;
}

function hookOf({ spec }: Container): JsonObject {
  return object(spec, 'lifecycle', 'preStop');
}

/** A sidecar is told to stop when the containers that are none have stopped. */
function judge(workload: Workload, container: Container, minor: Minor): readonly Found[] {
  const { member, containers } = workload;
  const others = container.role === 'sidecar' ? containers.filter(({ role }) => role === 'main') : [];
  const [first, ...more] = others;
  const waiting = first !== undefined && more.length === 0 ? first : container;
  const name = JSON.stringify(container.name);
  return others.some(waits)
    ? []
    : [
        {
          at: member.reference,
          path: waiting.path,
          message:
            others.length > 0
              ? `container ${name}, which serves, is told to stop as soon as the others have stopped, and none of them waits: requests still reach it`
              : `container ${name} is told to stop at the moment when its endpoint begins to be taken away: requests still reach it`,
          fix: `let ${others.length > 0 ? 'the container behind it' : 'it'} sleep first: lifecycle.preStop${
            isAtLeast(minor, '1.30') ? '.sleep.seconds of 5 to 15' : '.exec.command of ["sleep", "10"]'
          }`,
          ...(isAtLeast(minor, '1.30') && more.length === 0 ? sleepFirst(waiting, workload) : {}),
        },
      ];
}

/** Where the grace period has room for it; else somebody has to say how long it may take in all. */
function sleepFirst(container: Container, { member, graceSeconds }: Workload): Pick<Found, 'autofix'> {
  const drain = drainSecondsOf(member) ?? 0;
  const path = `${container.path}.lifecycle.preStop`;
  // Beside another handler the server refuses it.
  const edit =
    hookOf(container).exec === undefined
      ? { path: `${path}.sleep.seconds`, value: SLEEP_SECONDS }
      : { path, value: { sleep: { seconds: SLEEP_SECONDS } } };
  return graceSeconds <= SLEEP_SECONDS || graceSeconds < SLEEP_SECONDS + drain
    ? {}
    : {
        autofix: {
          edits: [edit],
          property: `the workload's zeroDowntime, or the container's lifecycle: { preStop: Handler.sleep(Duration.seconds(${SLEEP_SECONDS})) }`,
        },
      };
}
