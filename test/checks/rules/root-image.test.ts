import { deployment } from '../objects';
import { testRule } from '../test-rule';

const nonRoot = { runAsNonRoot: true };

testRule('root-image', {
  bad: [
    'error deployment/web spec.template.spec.containers[0].securityContext.runAsUser: the image nginx:1.28 starts as root, which runAsNonRoot forbids: the container is never created',
  ],
  cases: [
    [
      'a user of its own',
      {
        head: [
          deployment({ container: { image: 'postgres:18', securityContext: { runAsNonRoot: true, runAsUser: 999 } } }),
        ],
      },
      [],
    ],
    [
      'root by number, with any image',
      {
        head: [deployment({ container: { securityContext: { runAsUser: 0 } }, pod: { securityContext: nonRoot } })],
      },
      [
        'error deployment/web spec.template.spec.containers[0].securityContext.runAsUser = 0: user 0 is root, which runAsNonRoot forbids: the container is never created',
      ],
    ],
    [
      'root by number for the whole pod, but for the container that has a user of its own',
      {
        head: [
          deployment({
            pod: {
              securityContext: { ...nonRoot, runAsUser: 0 },
              initContainers: [{ name: 'init', image: 'nginx:1.28' }],
            },
            containers: [
              { name: 'a', image: 'a:1', securityContext: { runAsUser: 999 } },
              { name: 'b', image: 'b:1' },
              { name: 'c', image: 'c:1', securityContext: { runAsNonRoot: false } },
            ],
          }),
        ],
      },
      [
        'error deployment/web spec.template.spec.containers[1].securityContext.runAsUser: user 0 of its pod is root, which runAsNonRoot forbids: the container is never created',
        'error deployment/web spec.template.spec.initContainers[0].securityContext.runAsUser: user 0 of its pod is root, which runAsNonRoot forbids: the container is never created',
      ],
    ],
    [
      'root by number that nothing forbids',
      { head: [deployment({ container: { securityContext: { runAsUser: 0 } } })] },
      [],
    ],
    [
      'root by number on Windows, whose kubelet looks at other names',
      {
        head: [{ os: { name: 'windows' } }, { nodeSelector: { 'kubernetes.io/os': 'windows' } }].map((pod) =>
          deployment({ pod: { ...pod, securityContext: { ...nonRoot, runAsUser: 0 } } }),
        ),
      },
      [],
    ],
    ['root is allowed', { head: [deployment({ container: { image: 'nginx:1.28' } })] }, []],
    [
      'the container allows it against its pod',
      {
        head: [
          deployment({
            container: { image: 'nginx:1.28', securityContext: { runAsNonRoot: false } },
            pod: { securityContext: { runAsNonRoot: true } },
          }),
        ],
      },
      [],
    ],
    [
      'nginx as another user',
      {
        head: [
          deployment({ container: { image: 'nginx:1.28', securityContext: { runAsNonRoot: true, runAsUser: 101 } } }),
        ],
      },
      [
        'warning deployment/web spec.template.spec.containers[0].securityContext.runAsUser = 101: nginx cannot write below /var/cache/nginx as this user, and ends when it starts',
      ],
    ],
    [
      'nginx as another user that its pod names',
      { head: [deployment({ container: { image: 'nginx:1.28' }, pod: { securityContext: { runAsUser: 101 } } })] },
      [expect.stringMatching(/containers\[0\].securityContext.runAsUser: nginx cannot write /)],
    ],
    [
      'nginx that is prepared for it',
      {
        head: [
          deployment({
            container: {
              image: 'nginx:1.28',
              securityContext: { runAsUser: 101 },
              volumeMounts: [{ name: 'c', mountPath: '/etc/nginx' }],
            },
          }),
        ],
      },
      [],
    ],
    ['an image of others', { head: [deployment({ container: { securityContext: { runAsNonRoot: true } } })] }, []],
  ],
});
