import { object } from '../../kubernetes/json';
import { isAtLeast } from '../../kubernetes/minor';
import { check } from '../check';
import { servingContainers } from '../serving';

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
          })),
      ),
});
