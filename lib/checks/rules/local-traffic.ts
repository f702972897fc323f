import { isAtLeast, type Minor } from '../../kubernetes/minor';
import { check, type Found } from '../check';
import type { Service } from '../manifests/service';

export const localTraffic = check({
  id: 'local-traffic',
  severity: 'warning',
  area: 'traffic',
  summary: 'a Service that drops requests on nodes without a pod of its own',
  run: ({ head, minor }) => head.services.flatMap((service) => [...internal(service), ...external(service, minor)]),
});

function internal(service: Service): readonly Found[] {
  return service.spec.internalTrafficPolicy === 'Local' && hasGaps(service)
    ? [
        {
          at: service.member.reference,
          path: 'spec.internalTrafficPolicy',
          value: 'Local',
          message: 'a client on a node without a ready pod gets no answer: only a DaemonSet has a pod on each node',
          fix: 'leave it out, and set trafficDistribution where near pods are to be preferred',
        },
      ]
    : [];
}

function external(service: Service, minor: Minor): readonly Found[] {
  const { type, externalTrafficPolicy } = service.spec;
  const found = (message: string, fix: string): readonly Found[] => [
    { at: service.member.reference, path: 'spec.externalTrafficPolicy', value: 'Local', message, fix },
  ];
  if (externalTrafficPolicy !== 'Local' || !hasGaps(service)) {
    return [];
  }
  if (type === 'NodePort') {
    return found('requests to a node without a ready pod are dropped', 'leave it out, or let a DaemonSet serve');
  }
  if (type === 'LoadBalancer' && !isAtLeast(minor, '1.26')) {
    return found(
      'when the last pod of a node stops, the load balancer sends requests there until its health check has failed',
      'leave it out, or use Kubernetes 1.26 or later, which still serves with pods that are terminating',
    );
  }
  return [];
}

/** Whether pods that are no DaemonSet's stand behind it. */
function hasGaps({ workloads }: Service): boolean {
  return workloads.length > 0 && workloads.every(({ kind }) => kind !== 'DaemonSet');
}
