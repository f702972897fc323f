import { statefulSet } from '../objects';
import { testRule } from '../test-rule';

testRule('sts-maxunavailable-ignored', {
  bad: [
    'warning statefulset/db spec.updateStrategy.rollingUpdate.maxUnavailable = 2: Kubernetes 1.36 drops it without a word and exchanges one pod after the other',
  ],
  cases: [
    [
      'a StatefulSet of OpenKruise, which honours it',
      {
        head: [
          {
            ...statefulSet({ spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } } }),
            apiVersion: 'apps.kruise.io/v1beta1',
          },
        ],
      },
      [],
    ],
    [
      '1, which is what happens anyway',
      { head: [statefulSet({ spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 1 } } } })] },
      [],
    ],
    [
      '1.37, which honours it',
      { head: [statefulSet({ spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } } })], minor: '1.37' },
      [],
    ],
  ],
});
