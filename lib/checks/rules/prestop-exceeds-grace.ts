import { check, type Found } from '../check';
import type { Manifests } from '../manifests/manifests';
import type { Workload } from '../manifests/workload';
import { refusalsFor } from '../refusals';
import { preStopSleepOf } from '../sleep';

/** What is left after the sleep: as long as a pod without one has, and some seconds to stop in. */
const REST_SECONDS = 35;

export const prestopExceedsGrace = check({
  id: 'prestop-exceeds-grace',
  severity: 'error',
  area: 'zero downtime',
  summary: 'a preStop sleep that leaves no time to stop in',
  run: (context) => [
    ...refusalsFor('prestop-exceeds-grace', context).map((found) => ({
      ...found,
      ...longerGrace(workloadAt(context.head, found.at)),
      fix: 'raise terminationGracePeriodSeconds to the sleep, the longest request and some seconds',
    })),
    ...context.head.workloads.flatMap((workload) => {
      const { member, containers, graceSeconds } = workload;
      return containers
        .filter(({ role }) => role !== 'init')
        .map(preStopSleepOf)
        .filter((sleep) => sleep !== undefined)
        .filter(
          ({ seconds, by }) => seconds > 0 && (by === 'sleep' ? seconds === graceSeconds : seconds >= graceSeconds),
        )
        .map(({ path, seconds }) => ({
          at: member.reference,
          path,
          value: `${seconds}s`,
          message: `the sleep takes the whole grace period of ${graceSeconds} s: the container is killed in the middle of its requests`,
          fix: `set terminationGracePeriodSeconds to ${Math.ceil(seconds) + REST_SECONDS} or so: the sleep, the longest request and some seconds`,
          ...longerGrace(workload),
        }));
    }),
  ],
});

/** Of several containers the one that sleeps longest counts. */
function longerGrace(workload: Workload | undefined): Pick<Found, 'autofix'> {
  const sleeps = (workload?.containers ?? [])
    .filter(({ role }) => role !== 'init')
    .map((container) => preStopSleepOf(container)?.seconds ?? 0);
  const seconds = Math.ceil(Math.max(0, ...sleeps)) + REST_SECONDS;
  return workload === undefined
    ? {}
    : {
        autofix: {
          edits: [{ path: `${workload.podPath}.terminationGracePeriodSeconds`, value: seconds }],
          property: `the workload's terminationGracePeriod: Duration.seconds(${seconds})`,
        },
      };
}

function workloadAt(head: Manifests, at: Found['at']): Workload | undefined {
  const member = head.find(at);
  return member && head.workloadsIn(member.place).find((workload) => workload.member === member);
}
