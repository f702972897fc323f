import { check } from '../check';
import { autoscalerTargets } from '../references/autoscaler';
import { ingressBackends } from '../references/ingress';
import { probePorts } from '../references/probe-port';
import { servicePods } from '../references/service';

export const danglingRef = check({
  id: 'dangling-ref',
  severity: 'error',
  area: 'references',
  summary: 'a Service, Ingress, autoscaler or probe that refers to what is not there',
  run: ({ head }) => [...servicePods(head), ...ingressBackends(head), ...autoscalerTargets(head), ...probePorts(head)],
});
