import { object } from '../../kubernetes/json';
import { check } from '../check';
import { placeOf } from '../manifests/member';

const LABEL = 'elbv2.k8s.aws/pod-readiness-gate-inject';

/** What makes AWS's load balancers send requests to pods themselves. */
const TARGET_TYPES: Readonly<Record<string, string>> = {
  Ingress: 'alb.ingress.kubernetes.io/target-type',
  Service: 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type',
};

export const lbReadinessGate = check({
  id: 'lb-readiness-gate',
  severity: 'warning',
  area: 'traffic',
  summary: 'a rollout that does not wait until the load balancer knows the new pods',
  run: ({ head }) =>
    head.ofKind('Namespace').flatMap((namespace) => {
      const place = placeOf(namespace.reference.target, namespace.name);
      const [balanced] = Object.entries(TARGET_TYPES).flatMap(([kind, key]) =>
        head.inPlace(place, kind).filter((member) => member.annotation(key) === 'ip'),
      );
      return balanced === undefined || object(namespace.object, 'metadata', 'labels')[LABEL] === 'enabled'
        ? []
        : [
            {
              at: namespace.reference,
              path: `metadata.labels[${LABEL}]`,
              message: `the load balancer of ${balanced.kind.toLowerCase()}/${balanced.name} sends requests to pods, and a rollout takes old ones away before it knows the new ones`,
              fix: 'set the label to "enabled": pods are ready only when the load balancer has them',
            },
          ];
    }),
});
