import type { Found } from '../check';
import type { Manifests } from '../manifests/manifests';
import { type Backend, backendsOf } from './backends';
import { mayMakePods } from './pod-makers';

/** How the AWS Load Balancer Controller is told that an annotation says what to do. */
const BY_ANNOTATION = 'use-annotation';

/**
 * Services and ports that an Ingress names and that are not there; nothing is known of a namespace without any Service,
 * or where an operator may make some.
 */
export function ingressBackends(head: Manifests): readonly Found[] {
  const services = new Map(
    head.all.services.map((service) => [`${service.member.place}\u0000${service.member.name}`, service]),
  );
  return head.ofKind('Ingress').flatMap((ingress) =>
    backendsOf(ingress).flatMap(({ path, name, port }: Backend): readonly Found[] => {
      const service = services.get(`${ingress.place}\u0000${name}`);
      if (service === undefined) {
        return port === BY_ANNOTATION ||
          head.inPlace(ingress.place, 'Service').length === 0 ||
          head.placesLike(ingress.place).some((place) => services.has(`${place}\u0000${name}`)) ||
          mayMakePods(head, ingress.place)
          ? []
          : [
              {
                at: ingress.reference,
                path: `${path}.name`,
                value: name,
                message: 'there is no Service of this name in its namespace: its requests are answered with an error',
                fix: 'name a Service that is there',
              },
            ];
      }
      const isThere = service.ports.some((each) => each.port === port || each.name === port);
      return port === undefined || isThere || service.spec.type === 'ExternalName'
        ? []
        : [
            {
              at: ingress.reference,
              path: `${path}.port`,
              value: port,
              message: `service/${name} has no such port: its requests are answered with an error`,
              fix: 'name a port of the Service, not of the container',
            },
          ];
    }),
  );
}
