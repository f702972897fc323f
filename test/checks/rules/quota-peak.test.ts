import type { JsonObject } from '../../../lib/kubernetes/value';
import { deployment, object } from '../objects';
import { testRule } from '../test-rule';

const quota = (hard: JsonObject) => object('v1', 'ResourceQuota', 'team', { spec: { hard } });

testRule('quota-peak', {
  bad: [
    'warning deployment/web spec.strategy.rollingUpdate.maxUnavailable = 0: resourcequota/team allows 1500m of requests.cpu, 1500m are in use: no new pod can be created before an old one is gone, and none goes',
  ],
  cases: [
    [
      'no room even for all pods',
      { head: [deployment(), quota({ pods: '2' })] },
      [
        'warning resourcequota/team spec.hard[pods] = "2": the workloads of the namespace need 3: some of their pods are never created',
      ],
    ],
    [
      'no room, in a quota that is not judged, for what takes of it',
      {
        head: [
          deployment(),
          deployment({ name: 'none', spec: { replicas: 0 } }),
          deployment({ name: 'greedy', container: { resources: { requests: { cpu: '1' } } } }),
          quota({ 'requests.cpu': '2' }),
        ],
        isJudged: ({ kind }) => kind === 'Deployment',
      },
      [
        'warning deployment/greedy: resourcequota/team allows 2 of requests.cpu, the workloads of the namespace need 3: some of their pods are never created',
      ],
    ],
    ['room for one more', { head: [deployment(), quota({ pods: '4' })] }, []],
    [
      'no room, but an old pod may go first',
      { head: [deployment({ spec: { strategy: { rollingUpdate: { maxUnavailable: 1 } } } }), quota({ pods: '3' })] },
      [],
    ],
    [
      'another workload takes the room',
      {
        head: [
          deployment(),
          deployment({ name: 'api', spec: { strategy: { type: 'Recreate' } } }),
          quota({ pods: '6' }),
        ],
      },
      [expect.stringMatching(/^warning deployment\/web .* allows 6 of pods, 6 are in use/)],
    ],
    [
      'a quota with scopes',
      {
        head: [
          deployment(),
          object('v1', 'ResourceQuota', 'team', { spec: { scopes: ['BestEffort'], hard: { pods: '1' } } }),
        ],
      },
      [],
    ],
  ],
});
