import { check } from '../check';
import { probeOf } from '../probe';

export const noReadiness = check({
  id: 'no-readiness',
  severity: 'error',
  area: 'zero downtime',
  summary: 'a container behind a Service that gets requests before it can answer them',
  run: ({ head }) =>
    head.workloads
      .filter(({ isServed, readinessGates }) => isServed && readinessGates.length === 0)
      .flatMap((workload) =>
        workload.servingContainers
          .filter((container) => !probeOf(container, 'readinessProbe') && !probeOf(container, 'startupProbe'))
          .map(({ path, name }) => ({
            at: workload.member.reference,
            path,
            message: `service/${workload.serving[0]?.member.name} sends requests to container ${JSON.stringify(name)} as soon as it is started: it has no readinessProbe`,
            fix: 'give it a readinessProbe that succeeds once it can answer',
          })),
      ),
});
