import { deployment } from '../objects';
import { testRule } from '../test-rule';

testRule('bad-ignore', {
  bad: [
    'error deployment/web metadata.annotations[cdk8s-rollout/ignore.no-prestop]: it says no reason, so it does not count',
  ],
  cases: [
    [
      'a check that does not exist',
      { head: [deployment({ annotations: { 'cdk8s-rollout/ignore.no-prestp': 'why' } })] },
      ['error deployment/web metadata.annotations[cdk8s-rollout/ignore.no-prestp]: there is no check "no-prestp"'],
    ],
    [
      'on the pod template',
      { head: [deployment({ template: { annotations: { 'cdk8s-rollout/ignore.no-prestop': 'why' } } })] },
      [
        'error deployment/web spec.template.metadata.annotations[cdk8s-rollout/ignore.no-prestop]: on the pod template it does not count, and each change of it starts a rollout',
      ],
    ],
    [
      'a reason that is no text',
      { head: [deployment({ annotations: { 'cdk8s-rollout/ignore.no-prestop': true } })] },
      [expect.stringMatching(/it says no reason/)],
    ],
  ],
});
