import { daemonSet, deployment, object, service } from '../objects';
import { testRule } from '../test-rule';

testRule('selector-overlap', {
  bad: [
    'error deployment/web spec.selector = {"matchLabels":{"app":"web"}}: it also selects the pods of deployment/worker: an autoscaler and kubectl count them as its own, and their ReplicaSet is taken over and emptied once nothing owns it',
    'error deployment/worker spec.selector = {"matchLabels":{"app":"web"}}: it also selects the pods of deployment/web: an autoscaler and kubectl count them as its own, and their ReplicaSet is taken over and emptied once nothing owns it',
  ],
  cases: [
    [
      'a selector that is wider than the other',
      { head: [deployment(), deployment({ name: 'api', labels: { app: 'web', part: 'api' } })] },
      [expect.stringMatching(/^error deployment\/web spec.selector .*deployment\/api/)],
    ],
    [
      'a bare Pod',
      {
        head: [
          daemonSet(),
          object('v1', 'Pod', 'lone', {
            metadata: { labels: { app: 'web' } },
            spec: { containers: [{ name: 'a', image: 'a:1' }] },
          }),
        ],
      },
      [expect.stringMatching(/^error daemonset\/web spec.selector .*pod\/lone: it is taken over and deleted$/)],
    ],
    [
      'a bare Pod beside a Deployment, whose ReplicaSets leave it alone',
      {
        head: [
          deployment(),
          object('v1', 'Pod', 'lone', {
            metadata: { labels: { app: 'web' } },
            spec: { containers: [{ name: 'a', image: 'a:1' }] },
          }),
        ],
      },
      [
        expect.stringMatching(
          /^error deployment\/web .*pod\/lone: kubectl, autoscalers and Services with these labels count them as its own$/,
        ),
      ],
    ],
    ...(
      [
        ['test', []],
        ['test-success,test-failure', []],
        ['post-install,test', [expect.stringMatching(/^error deployment\/web .*pod\/lone/)]],
      ] as const
    ).map(
      ([hook, says]) =>
        [
          `a Pod that Helm makes as its hook ${hook}`,
          {
            head: [
              deployment(),
              object('v1', 'Pod', 'lone', {
                metadata: { labels: { app: 'web' }, annotations: { 'helm.sh/hook': hook } },
                spec: { containers: [{ name: 'a', image: 'a:1' }] },
              }),
            ],
          },
          says,
        ] as const,
    ),
    [
      'another namespace',
      { head: [deployment({ namespace: 'a' }), deployment({ name: 'api', namespace: 'b', labels: { app: 'web' } })] },
      [],
    ],
    [
      'a canary with a label of its own behind one Service',
      {
        head: [
          deployment({ labels: { app: 'web', track: 'stable' } }),
          deployment({ name: 'canary', labels: { app: 'web', track: 'canary' } }),
          service(),
        ],
      },
      [],
    ],
    [
      'a selector that the API server refuses',
      { head: [deployment({ spec: { selector: {} } }), deployment({ name: 'api' })] },
      [],
    ],
  ],
});
