import { deployment, statefulSet } from '../objects';
import { testRule } from '../test-rule';

testRule('sts-stuck', {
  bad: [
    'info statefulset/db spec.podManagementPolicy: a pod that never becomes ready stops the rollout, and going back does not mend it: the pod must be deleted by hand',
  ],
  cases: [
    ['OnDelete', { head: [statefulSet({ spec: { updateStrategy: { type: 'OnDelete' } } })] }, []],
    ['a Deployment', { head: [deployment()] }, []],
  ],
});
