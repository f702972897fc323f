import { deployment } from '../objects';
import { testRule } from '../test-rule';

testRule('prestop-exec-sleep', {
  bad: [
    'warning deployment/web spec.template.spec.containers[0].lifecycle.preStop.exec: the hook runs a program of the image: where that is missing, the hook fails and the container is told to stop at once',
  ],
  cases: [
    [
      'a shell that does more',
      {
        head: [
          deployment({
            container: { lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 10 && nginx -s quit'] } } } },
          }),
        ],
      },
      [],
    ],
    [
      'a shell that only sleeps',
      {
        head: [
          deployment({ container: { lifecycle: { preStop: { exec: { command: ['/bin/sh', '-c', 'sleep 10'] } } } } }),
        ],
      },
      [expect.stringMatching(/^warning deployment\/web .*preStop.exec: /)],
    ],
    [
      'a program that sleeps for no time, which is not missed',
      { head: [deployment({ container: { lifecycle: { preStop: { exec: { command: ['sleep', '0'] } } } } })] },
      [],
    ],
    [
      'an image that has a shell',
      {
        head: [
          deployment({
            container: {
              image: 'registry.example.com/web:1.4.2-alpine',
              lifecycle: { preStop: { exec: { command: ['sleep', '10'] } } },
            },
          }),
        ],
      },
      [],
    ],
    [
      'before 1.30 there is nothing else',
      {
        head: [deployment({ container: { lifecycle: { preStop: { exec: { command: ['sleep', '10'] } } } } })],
        minor: '1.29',
      },
      [],
    ],
  ],
});
