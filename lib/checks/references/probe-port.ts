import { list, object, valueAt } from '../../kubernetes/json';
import type { Found } from '../check';
import type { Manifests } from '../manifests/manifests';

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;
const ACTIONS: ReadonlySet<string> = new Set(['httpGet', 'tcpSocket']);

/** Probes that ask a port by a name that their container does not have: they always fail. */
export function probePorts(head: Manifests): readonly Found[] {
  return head.workloads.flatMap(({ member, containers }) =>
    containers.flatMap(({ spec, path }) =>
      PROBES.flatMap((probe) =>
        Object.keys(object(spec, probe)).flatMap((action): readonly Found[] => {
          const port = ACTIONS.has(action) ? valueAt(spec, probe, action, 'port') : undefined;
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
