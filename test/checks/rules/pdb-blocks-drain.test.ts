import { autoscaler, budget, daemonSet, deployment } from '../objects';
import { testRule } from '../test-rule';

testRule('pdb-blocks-drain', {
  bad: [
    'error poddisruptionbudget/web spec.minAvailable = 3: of the 3 pods of deployment/web all must stay: draining a node never ends',
  ],
  cases: [
    [
      'maxUnavailable 0',
      { head: [budget({ maxUnavailable: 0 })] },
      [
        'error poddisruptionbudget/web spec.maxUnavailable = 0: it never lets a pod be evicted: draining a node never ends',
      ],
    ],
    [
      'minAvailable 100 %',
      { head: [budget({ minAvailable: '100%' })] },
      [
        'error poddisruptionbudget/web spec.minAvailable = "100%": it never lets a pod be evicted: draining a node never ends',
      ],
    ],
    [
      'a percentage that is rounded up to the only pod',
      { head: [deployment({ spec: { replicas: 1 } }), budget({ minAvailable: '50%' })] },
      [
        'error poddisruptionbudget/web spec.minAvailable = "50%": of the one pod of deployment/web all must stay: draining a node never ends',
      ],
    ],
    ['one pod may go', { head: [deployment(), budget({ minAvailable: 2 })] }, []],
    [
      'the least size of an autoscaler',
      { head: [deployment({ spec: { replicas: undefined } }), autoscaler(), budget({ minAvailable: 2 })] },
      [expect.stringMatching(/of the 2 pods of deployment\/web all must stay/)],
    ],
    [
      'two workloads together',
      {
        head: [
          deployment({ labels: { app: 'web', track: 'a' } }),
          deployment({ name: 'b', labels: { app: 'web', track: 'b' } }),
          budget({ minAvailable: 3 }),
        ],
      },
      [],
    ],
    ['no workload that is known', { head: [budget({ minAvailable: 3 })] }, []],
    ['pods of a DaemonSet, which nobody counts here', { head: [daemonSet(), budget({ minAvailable: 3 })] }, []],
    ['switched off', { head: [deployment({ spec: { replicas: 0 } }), budget({ minAvailable: 1 })] }, []],
    [
      'a size that is left out: an autoscaler may be elsewhere',
      { head: [deployment({ spec: { replicas: undefined } }), budget({ minAvailable: 1 })] },
      [],
    ],
  ],
});
