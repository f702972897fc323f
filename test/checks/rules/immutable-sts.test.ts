import { statefulSet } from '../objects';
import { testRule } from '../test-rule';

testRule('immutable-sts', {
  bad: [
    "error statefulset/db spec: the API server refuses it: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
  ],
  cases: [
    [
      'its serviceName',
      { base: [statefulSet()], head: [statefulSet({ spec: { serviceName: 'other' } })] },
      [expect.stringMatching(/^error statefulset\/web spec: .*are forbidden$/)],
    ],
    [
      'revisionHistoryLimit before 1.33',
      { base: [statefulSet()], head: [statefulSet({ spec: { revisionHistoryLimit: 5 } })], minor: '1.32' },
      [expect.stringMatching(/^error statefulset\/web spec: /)],
    ],
    [
      'revisionHistoryLimit from 1.33 on',
      { base: [statefulSet()], head: [statefulSet({ spec: { revisionHistoryLimit: 5 } })], minor: '1.33' },
      [],
    ],
    [
      'its template and size',
      {
        base: [statefulSet()],
        head: [statefulSet({ spec: { replicas: 5 }, pod: { terminationGracePeriodSeconds: 60 } })],
      },
      [],
    ],
  ],
});
