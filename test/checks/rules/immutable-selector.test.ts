import { daemonSet, deployment } from '../objects';
import { testRule } from '../test-rule';

testRule('immutable-selector', {
  bad: [
    'error deployment/web spec.selector: the API server refuses it: Invalid value: {"matchLabels":{"app":"shop"}}: field is immutable',
  ],
  cases: [
    [
      'of a DaemonSet',
      { base: [daemonSet()], head: [daemonSet({ labels: { app: 'other' } })] },
      [expect.stringMatching(/^error daemonset\/web spec.selector: .*field is immutable$/)],
    ],
    [
      'of a ReplicaSet',
      {
        base: [{ ...deployment(), kind: 'ReplicaSet' }],
        head: [{ ...deployment({ labels: { app: 'other' } }), kind: 'ReplicaSet' }],
      },
      [expect.stringMatching(/^error replicaset\/web spec.selector: .*field is immutable$/)],
    ],
    ['without a base', { head: [deployment()] }, []],
  ],
});
