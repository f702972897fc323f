import { list, valueAt } from '../../kubernetes/json';
import type { Found } from '../check';
import type { Manifests } from '../manifests/manifests';

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

/** Probes that ask a port by a name that their container does not have: they always fail. */
export function probePorts(head: Manifests): readonly Found[] {
  return head.workloads.flatMap(({ member, containers }) =>
    containers.flatMap(({ spec, path }) =>
      PROBES.flatMap((probe) =>
        ['httpGet', 'tcpSocket'].flatMap((action): readonly Found[] => {
          const port = valueAt(spec, probe, action, 'port');
          return typeof port !== 'string' || /^\d+$/.test(port) || list(spec.ports).some(({ name }) => name === port)
            ? []
            : [
                {
                  at: member.reference,
                  path: `${path}.${probe}.${action}.port`,
                  value: port,
                  message: 'the container has no port of this name: the probe always fails',
                  fix: 'name a port of the container, or give its number',
                },
              ];
        }),
      ),
    ),
  );
}
