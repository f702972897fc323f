import { deployment, probe } from '../objects';
import { testRule } from '../test-rule';

testRule('progress-deadline', {
  bad: [
    'warning deployment/web spec.progressDeadlineSeconds: the rollout counts as failed after 600 s, but a pod may take 900 s to start and 0 s to be available',
  ],
  cases: [
    ['enough time', { head: [deployment({ container: { startupProbe: probe({ failureThreshold: 30 }) } })] }, []],
    [
      'minReadySeconds count',
      {
        head: [
          deployment({ spec: { minReadySeconds: 400 }, container: { startupProbe: probe({ failureThreshold: 30 }) } }),
        ],
      },
      [
        'warning deployment/web spec.progressDeadlineSeconds: the rollout counts as failed after 600 s, but a pod may take 300 s to start and 400 s to be available',
      ],
    ],
    [
      'a deadline that stands there',
      {
        head: [
          deployment({
            spec: { progressDeadlineSeconds: 100 },
            container: { startupProbe: probe({ failureThreshold: 30 }) },
          }),
        ],
      },
      [expect.stringMatching(/progressDeadlineSeconds = 100: the rollout counts as failed after 100 s/)],
    ],
    [
      'without a startupProbe nobody knows',
      { head: [deployment({ container: { readinessProbe: probe({ failureThreshold: 100 }) } })] },
      [],
    ],
  ],
});
