import { deployment, statefulSet } from '../objects';
import { testRule } from '../test-rule';

testRule('rollback-off', {
  bad: [
    'warning deployment/web spec.revisionHistoryLimit = 0: no older revision is kept: kubectl rollout undo finds nothing to go back to',
  ],
  cases: [
    [
      'paused',
      { head: [deployment({ spec: { paused: true } })] },
      [
        'warning deployment/web spec.paused = true: it is paused: changes of its template are taken in and not rolled out',
      ],
    ],
    ['the default', { head: [statefulSet()] }, []],
  ],
});
