import { object } from '../objects';
import { testRule } from '../test-rule';

testRule('lb-readiness-gate', {
  bad: [
    'warning namespace/shop metadata.labels[elbv2.k8s.aws/pod-readiness-gate-inject]: the load balancer of service/web sends requests to pods, and a rollout takes old ones away before it knows the new ones',
  ],
  cases: [
    [
      'an Ingress',
      {
        head: [
          object('v1', 'Namespace', 'shop'),
          object('networking.k8s.io/v1', 'Ingress', 'web', {
            metadata: { namespace: 'shop', annotations: { 'alb.ingress.kubernetes.io/target-type': 'ip' } },
          }),
        ],
      },
      [expect.stringMatching(/^warning namespace\/shop .*ingress\/web/)],
    ],
    [
      'requests to nodes',
      {
        head: [
          object('v1', 'Namespace', 'shop'),
          object('networking.k8s.io/v1', 'Ingress', 'web', {
            metadata: { namespace: 'shop', annotations: { 'alb.ingress.kubernetes.io/target-type': 'instance' } },
          }),
        ],
      },
      [],
    ],
    [
      'a namespace that is not among the manifests',
      {
        head: [
          object('networking.k8s.io/v1', 'Ingress', 'web', {
            metadata: { namespace: 'shop', annotations: { 'alb.ingress.kubernetes.io/target-type': 'ip' } },
          }),
        ],
      },
      [],
    ],
  ],
});
