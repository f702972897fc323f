import { deployment } from '../objects';
import { testRule } from '../test-rule';

testRule('prestop-exceeds-grace', {
  bad: [
    'error deployment/web spec.template.spec.containers[0].lifecycle.preStop.sleep = "30s": the sleep takes the whole grace period of 30 s: the container is killed in the middle of its requests',
  ],
  cases: [
    [
      'a sleep that the API server refuses',
      { head: [deployment({ container: { lifecycle: { preStop: { sleep: { seconds: 31 } } } } })] },
      [
        'error deployment/web spec.template.spec.containers[0].lifecycle.preStop.sleep: the API server refuses it: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)',
      ],
    ],
    [
      'a program that sleeps too long',
      {
        head: [
          deployment({
            container: { lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 20; sleep 0.5m'] } } } },
          }),
        ],
      },
      [expect.stringMatching(/preStop.exec = "50s": the sleep takes the whole grace period of 30 s/)],
    ],
    [
      'a script that may not sleep',
      {
        head: [
          deployment({
            container: { lifecycle: { preStop: { exec: { command: ['sh', '-c', 'if slow; then sleep 60; fi'] } } } },
          }),
        ],
      },
      [],
    ],
    [
      'more grace',
      {
        head: [
          deployment({
            container: { lifecycle: { preStop: { sleep: { seconds: 30 } } } },
            pod: { terminationGracePeriodSeconds: 60 },
          }),
        ],
      },
      [],
    ],
    [
      'a zero sleep',
      {
        head: [
          deployment({
            container: { lifecycle: { preStop: { sleep: { seconds: 0 } } } },
            pod: { terminationGracePeriodSeconds: 0 },
          }),
        ],
      },
      [],
    ],
  ],
});
