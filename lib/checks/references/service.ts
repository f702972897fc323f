import { list } from '../../kubernetes/json';
import type { Found } from '../check';
import { maySelect } from '../manifests/controller-labels';
import type { Manifests } from '../manifests/manifests';
import type { Service } from '../manifests/service';
import { selectsByOwnLabels } from './own-labels';
import { mayMakePods } from './pod-makers';

/** Services that select no pods, and ports that none of the pods has. */
export function servicePods(head: Manifests): readonly Found[] {
  const open = new Map<string, boolean>();
  return head.services.flatMap((service) => {
    const { place, reference } = service.member;
    if (service.workloads.length > 0) {
      return missingPorts(service);
    }
    const isOpen = open.get(place) ?? (head.workloadsIn(place).length === 0 || mayMakePods(head, place));
    open.set(place, isOpen);
    return isOpen ||
      Object.keys(service.selector).length === 0 ||
      selectsByOwnLabels(head, service) ||
      maySelectPods(head, service)
      ? []
      : [
          {
            at: reference,
            path: 'spec.selector',
            value: service.selector,
            message: 'no workload of its namespace has pods with these labels: the Service has no endpoints',
            fix: 'select labels that the pod template has',
          },
        ];
  });
}

/**
 * Whether there may be pods for it: of what stands in no namespace, or for it what stands in one, and with labels of
 * which nobody knows the values yet.
 */
function maySelectPods(head: Manifests, { member, selector }: Service): boolean {
  return [member.place, ...head.placesLike(member.place)]
    .flatMap((place) => head.workloadsIn(place))
    .some((workload) => maySelect(selector, workload));
}

/** A port by name needs a container that has it; one by number needs none. */
function missingPorts({ member, ports, workloads }: Service): readonly Found[] {
  const names = new Set(
    workloads.flatMap(({ containers }) => containers.flatMap(({ spec }) => list(spec.ports).map(({ name }) => name))),
  );
  return ports.flatMap(({ targetPort }, index) =>
    typeof targetPort !== 'string' || names.has(targetPort)
      ? []
      : [
          {
            at: member.reference,
            path: `spec.ports[${index}].targetPort`,
            value: targetPort,
            message: 'no container of the pods that it selects has a port of this name: the port has no endpoints',
            fix: 'name a port of a container, or give its number',
          },
        ],
  );
}
