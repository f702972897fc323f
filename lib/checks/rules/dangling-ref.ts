import { check } from '../check';
import { autoscalerTargets } from '../references/autoscaler';
import { deletedNeeds } from '../references/deleted';
import { ingressBackends } from '../references/ingress';
import { probePorts } from '../references/probe-port';
import { servicePods } from '../references/service';
import { swept } from '../references/swept';

export const danglingRef = check({
  id: 'dangling-ref',
  severity: 'error',
  area: 'references',
  summary: 'a Service, Ingress, autoscaler or probe that refers to what is not there, and a deletion of what is needed',
  // Before it is restarted, a container may be ready and the rollout complete.
  blocks: ({ path }) => (path?.includes('.livenessProbe.') ? undefined : 'new pods'),
  run: (context) => {
    const { head } = context;
    return [
      ...servicePods(head),
      ...ingressBackends(head),
      ...autoscalerTargets(head),
      ...probePorts(head),
      ...deletedNeeds(context),
      ...swept(context),
    ];
  },
});
