import { check, type Found } from '../check';
import type { Container } from '../manifests/containers';
import { areSame, probeOf, secondsToFail } from '../probe';

export const livenessStartup = check({
  id: 'liveness-startup',
  severity: 'warning',
  area: 'zero downtime',
  summary: 'a livenessProbe that restarts a container which is still starting, or only busy',
  run: ({ head }) =>
    head.workloads
      .filter(({ rolls }) => rolls)
      .flatMap(({ member, containers, isServed }) =>
        containers.flatMap((container) =>
          judge(container, isServed).map((found) => ({ at: member.reference, ...found })),
        ),
      ),
});

function judge(container: Container, isServed: boolean): readonly Omit<Found, 'at'>[] {
  const [liveness, readiness] = [probeOf(container, 'livenessProbe'), probeOf(container, 'readinessProbe')];
  if (liveness === undefined || readiness === undefined) {
    return [];
  }
  const path = `${container.path}.livenessProbe`;
  const start = Number(readiness.initialDelaySeconds ?? 0);
  const [patience, hasStartup] = [secondsToFail(liveness), probeOf(container, 'startupProbe') !== undefined];
  if (!hasStartup && patience < start) {
    return [
      {
        path,
        message: `it restarts the container after ${patience} s, but that is not expected to be ready before ${start} s (readinessProbe.initialDelaySeconds)`,
        fix: 'give it a startupProbe: the livenessProbe waits until that has succeeded',
      },
    ];
  }
  return isServed && liveness.tcpSocket === undefined && areSame(liveness, readiness)
    ? [
        {
          path,
          message:
            'it is the same as the readinessProbe: a pod that is too busy to answer is restarted and not only spared',
          fix: 'ask something that fails only when a restart helps, or raise its failureThreshold',
        },
      ]
    : [];
}
