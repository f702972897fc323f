import type { ServicePort } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { defined } from './defined';
import { RolloutError } from './error';
import { Service } from './service';
import type { RolloutProps } from './workload/props';

/**
 * The Service that names the pods of a StatefulSet, where the user gives none.
 * @throws RolloutError when no container has a port
 */
export function headlessService(scope: Construct, id: string, props: RolloutProps): Service {
  const name = props.name ?? props.metadata?.name ?? '';
  const ports = portsOf(props);
  if (ports.length === 0) {
    throw new RolloutError([
      {
        path: [scope.node.path, id].filter(Boolean).join('/'),
        message: 'a StatefulSet needs a headless Service, and no container says which port it has',
        fix: 'give `service`, or `portNumber` or `ports` to a container in the constructor',
      },
    ]);
  }
  return new Service(scope, `${id}Headless`, {
    name: `${name}-headless`,
    clusterIP: 'None',
    ports,
    metadata: defined({ namespace: props.metadata?.namespace }),
  });
}

function portsOf({ containers = [] }: RolloutProps): ServicePort[] {
  const ports = containers.flatMap(({ portNumber, ports: named = [] }) => [
    ...(portNumber === undefined ? [] : [{ port: portNumber, targetPort: portNumber }]),
    ...named.map(({ number, name, protocol }) => ({
      port: number,
      targetPort: number,
      ...defined({ name, protocol }),
    })),
  ]);
  // A Service with several ports needs a name for each.
  return ports.length === 1 ? ports : ports.map((port) => ({ name: `port-${port.port}`, ...port }));
}
