import type { JsonObject } from '../../../lib/kubernetes/value';
import type { Judged } from '../judge';
import { deployment, object } from '../objects';
import { testRule } from '../test-rule';

const resources = (requests: JsonObject, limits: JsonObject = {}) => ({
  container: { resources: { requests, limits } },
});
const limitRange = (item: JsonObject) =>
  object('v1', 'LimitRange', 'team', { spec: { limits: [{ type: 'Container', ...item }] } });
const init = { initContainers: [{ name: 'migrate', image: 'a:1' }] };
const silent = { containers: [{ name: 'b' }, { name: 'a' }] };
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
          deployment(resources({ cpu: 0 })),
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
      [
        expect.stringMatching(
          /^warning deployment\/web spec.strategy.rollingUpdate.maxUnavailable: resourcequota\/team allows 6 of pods, 6 are in use/,
        ),
      ],
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
    [
      'containers that say no request',
      {
        head: [
          deployment({ ...silent, spec: { replicas: 1 } }),
          object('batch/v1', 'Job', 'once', { spec: { template: { spec: silent } } }),
          quota({ cpu: '4', 'limits.memory': '4Gi', 'requests.ephemeral-storage': '1Gi' }),
        ],
      },
      [
        'warning deployment/web spec.template.spec: resourcequota/team lets no pod of it start: must specify cpu for: a,b; limits.memory for: a,b',
        'warning job/once spec.template.spec: resourcequota/team lets no pod of it start: must specify cpu for: a,b; limits.memory for: a,b',
      ],
    ],
    [
      'an init container that says no request',
      { head: [deployment({ ...resources({ cpu: 1 }), pod: init }), quota({ 'requests.cpu': '9' })] },
      [expect.stringMatching(/: must specify requests.cpu for: migrate$/)],
    ],
    [
      'a limit that is also the request, and not the other way round',
      {
        head: [
          deployment(resources({}, { cpu: 1 })),
          deployment({ name: 'api', ...resources({ cpu: 1 }) }),
          quota({ 'requests.cpu': '9', 'limits.cpu': '9' }),
        ],
      },
      [expect.stringMatching(/^warning deployment\/api .*: must specify limits.cpu for: api$/)],
    ],
    ['a workload of no pods', { head: [deployment({ spec: { replicas: 0 } }), quota({ cpu: '4' })] }, []],
    [
      'no request, in a quota that is not judged',
      { head: [deployment(), quota({ cpu: '4' })], isJudged: ({ kind }) => kind === 'Deployment' },
      [expect.stringMatching(/: must specify cpu for: web$/)],
    ],
    ...[{ default: { cpu: 1 } }, { max: { cpu: 1 } }].map((item): [string, Judged, string[]] => [
      `a LimitRange with ${Object.keys(item)}, which fills in the request and the limit`,
      { head: [deployment(), limitRange(item), quota({ 'requests.cpu': '4', 'limits.cpu': '4' })] },
      [],
    ]),
    [
      'a LimitRange with a default, which counts',
      { head: [deployment({ pod: init }), limitRange({ defaultRequest: { cpu: 2 } }), quota({ cpu: '5' })] },
      [expect.stringMatching(/^warning resourcequota\/team spec.hard\[cpu\] = "5": .* need 6: /)],
    ],
    [
      'a LimitRange with min, which fills in the request alone',
      { head: [deployment(), limitRange({ min: { cpu: 1 } }), quota({ 'requests.cpu': '4', 'limits.cpu': '4' })] },
      [expect.stringMatching(/: must specify limits.cpu for: web$/)],
    ],
    ...(['1.36', '1.33'] as const).map((minor): [string, Judged, string[]] => [
      `resources of the pod, on Kubernetes ${minor}`,
      { minor, head: [deployment({ pod: { resources: { limits: { memory: '1Gi' } } } }), quota({ cpu: '4' })] },
      minor === '1.36' ? [] : [expect.stringMatching(/: must specify cpu for: web$/)],
    ]),
  ],
});
