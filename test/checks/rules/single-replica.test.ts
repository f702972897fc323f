import { autoscaler, deployment, service } from '../objects';
import { testRule } from '../test-rule';

testRule('single-replica', {
  bad: ['warning deployment/web spec.replicas = 1: one pod serves: when it or its node goes, nothing does'],
  cases: [
    [
      'replicas left out',
      { head: [deployment({ spec: { replicas: undefined } }), service()] },
      ['warning deployment/web spec.replicas: one pod serves: when it or its node goes, nothing does'],
    ],
    [
      'an autoscaler that keeps two',
      { head: [deployment({ spec: { replicas: undefined } }), service(), autoscaler()] },
      [],
    ],
    [
      'an autoscaler that keeps one',
      { head: [deployment({ spec: { replicas: undefined } }), service(), autoscaler({ minReplicas: 1 })] },
      [expect.stringMatching(/^warning deployment\/web spec.replicas: /)],
    ],
    [
      'a canary beside others behind one Service',
      {
        head: [
          deployment({ labels: { app: 'web', track: 'stable' } }),
          deployment({ name: 'canary', labels: { app: 'web', track: 'canary' }, spec: { replicas: 1 } }),
          service(),
        ],
      },
      [],
    ],
    ['switched off', { head: [deployment({ spec: { replicas: 0 } }), service()] }, []],
  ],
});
