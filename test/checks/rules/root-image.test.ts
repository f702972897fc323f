import { deployment } from '../objects';
import { testRule } from '../test-rule';

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
