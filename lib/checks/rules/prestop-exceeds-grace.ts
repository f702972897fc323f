import { check } from '../check';
import { refusalsFor } from '../refusals';
import { preStopSleepOf } from '../sleep';

export const prestopExceedsGrace = check({
  id: 'prestop-exceeds-grace',
  severity: 'error',
  area: 'zero downtime',
  summary: 'a preStop sleep that leaves no time to stop in',
  run: (context) => [
    ...refusalsFor('prestop-exceeds-grace', context).map((found) => ({
      ...found,
      fix: 'raise terminationGracePeriodSeconds to the sleep, the longest request and some seconds',
    })),
    ...context.head.workloads.flatMap(({ member, containers, graceSeconds }) =>
      containers
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
          fix: `set terminationGracePeriodSeconds to ${Math.ceil(seconds) + 35} or so: the sleep, the longest request and some seconds`,
        })),
    ),
  ],
});
