import { deployment, ingress, service } from '../objects';
import { testRule } from '../test-rule';

testRule('drain-budget', {
  bad: [
    'warning deployment/web spec.template.spec.terminationGracePeriodSeconds: the pod is killed after 30 s, but it sleeps 10 s and then drains for 30 s (cdk8s-rollout/drain)',
  ],
  cases: [
    [
      'the deregistration delay of an Ingress',
      {
        head: [
          deployment(),
          service(),
          ingress(
            'web',
            { number: 80 },
            { 'alb.ingress.kubernetes.io/target-group-attributes': 'a=b,deregistration_delay.timeout_seconds=60' },
          ),
        ],
      },
      [
        'warning deployment/web spec.template.spec.terminationGracePeriodSeconds: the pod is killed after 30 s, but the load balancer lets requests in flight take 60 s (deregistration_delay)',
      ],
    ],
    [
      'the deregistration delay of a Service',
      {
        head: [
          deployment(),
          service({}, 'web', {
            annotations: {
              'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
                'deregistration_delay.timeout_seconds=20',
            },
          }),
        ],
      },
      [],
    ],
    [
      'a grace period that stands there',
      {
        head: [
          deployment({ annotations: { 'cdk8s-rollout/drain': '60s' }, pod: { terminationGracePeriodSeconds: 45 } }),
          service(),
        ],
      },
      [expect.stringMatching(/terminationGracePeriodSeconds = 45: the pod is killed after 45 s/)],
    ],
    [
      'a drain that is no duration',
      { head: [deployment({ annotations: { 'cdk8s-rollout/drain': 'long' } }), service()] },
      [],
    ],
  ],
});
