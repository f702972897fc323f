import { deployment, object } from '../objects';
import { testRule } from '../test-rule';

testRule('mutable-tag', {
  bad: [
    'warning deployment/web spec.template.spec.containers[0].image = "registry.example.com/web:latest": pushing a new image changes no manifest: nothing rolls out, no undo goes back, and pods of one revision may differ',
  ],
  cases: [
    [
      'no tag',
      { head: [deployment({ container: { image: 'registry.example.com:5000/web' } })] },
      [expect.stringMatching(/^warning deployment\/web .*image = "registry.example.com:5000\/web": pushing/)],
    ],
    [
      'a version',
      { head: [deployment()] },
      [
        'info deployment/web spec.template.spec.containers[0].image = "registry.example.com/web:1.4.2": the tag can be pushed again: only a digest names one image for ever',
      ],
    ],
    ['no image at all', { head: [deployment({ container: { image: undefined } })] }, []],
    [
      'a CronJob',
      {
        head: [
          object('batch/v1', 'CronJob', 'c', {
            spec: {
              schedule: '@daily',
              jobTemplate: { spec: { template: { spec: { containers: [{ name: 'a', image: 'a' }] } } } },
            },
          }),
        ],
      },
      [
        'warning cronjob/c spec.jobTemplate.spec.template.spec.containers[0].image = "a": pushing a new image changes no manifest: two runs of it may be two programs',
      ],
    ],
    ['an image that Istio fills in', { head: [deployment({ container: { image: 'auto' } })] }, []],
    [
      'a Pod that only helm test makes',
      {
        head: [
          object('v1', 'Pod', 'p', {
            metadata: { annotations: { 'helm.sh/hook': 'test' } },
            spec: { containers: [{ name: 'a', image: 'busybox' }] },
          }),
        ],
      },
      [],
    ],
  ],
});
