import { findingsOf } from '../judge';
import { autoscaler, deployment, service } from '../objects';
import { testRule } from '../test-rule';

testRule('unavailable-budget', {
  bad: [
    'warning deployment/web spec.strategy.rollingUpdate.maxUnavailable = 1: a rollout may leave 1 of 2 pods to serve',
  ],
  cases: [
    [
      'the only pod',
      { head: [deployment({ spec: { replicas: 1, strategy: { rollingUpdate: { maxUnavailable: 1 } } } }), service()] },
      [
        'warning deployment/web spec.strategy.rollingUpdate.maxUnavailable = 1: a rollout may take away all pods, the only one before a new one is ready',
      ],
    ],
    ['the default of Kubernetes', { head: [deployment({ spec: { replicas: 9 } }), service()] }, []],
    [
      'half of many',
      {
        head: [
          deployment({ spec: { replicas: 9, strategy: { rollingUpdate: { maxUnavailable: '50%' } } } }),
          service(),
        ],
      },
      [
        'warning deployment/web spec.strategy.rollingUpdate.maxUnavailable = "50%": a rollout may leave 5 of 9 pods to serve',
      ],
    ],
    [
      'the least size of an autoscaler',
      {
        head: [
          deployment({ spec: { replicas: undefined, strategy: { rollingUpdate: { maxUnavailable: 2 } } } }),
          service(),
          autoscaler({ minReplicas: 2 }),
        ],
      },
      [
        'warning deployment/web spec.strategy.rollingUpdate.maxUnavailable = 2: a rollout may take away all 2 pods before a new one is ready',
      ],
    ],
    [
      'the default of Kubernetes, of which at least one is taken where none may be added',
      { head: [deployment({ spec: { strategy: { rollingUpdate: { maxSurge: 0 } } } }), service()] },
      ['warning deployment/web spec.strategy.rollingUpdate.maxUnavailable: a rollout may leave 2 of 3 pods to serve'],
    ],
    [
      'nobody sends it requests',
      { head: [deployment({ spec: { strategy: { rollingUpdate: { maxUnavailable: '100%' } } } })] },
      [],
    ],
  ],
});

test.each([
  [{}, 'set maxUnavailable to 0 and maxSurge to 1 or more'],
  [{ hostPort: 8080 }, 'run more pods, so that one is less missed: a new one beside the old ones needs a node more'],
])('with a port of %j: %s', (port, fix) => {
  const head = [
    deployment({
      spec: { replicas: 2, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } },
      container: { ports: [{ containerPort: 8080, ...port }] },
    }),
    service(),
  ];
  expect(findingsOf('unavailable-budget', { head }).map((each) => each.fix)).toEqual([fix]);
});
