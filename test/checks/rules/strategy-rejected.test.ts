import { daemonSet, deployment } from '../objects';
import { testRule } from '../test-rule';

testRule('strategy-rejected', {
  bad: [
    'error deployment/web spec.strategy.rollingUpdate.maxUnavailable: the API server refuses it: Invalid value: 0: may not be 0 when `maxSurge` is 0',
  ],
  cases: [
    [
      'a deadline that is not above minReadySeconds',
      { head: [deployment({ spec: { minReadySeconds: 600 } })] },
      [
        'error deployment/web spec.progressDeadlineSeconds: the API server refuses it: Invalid value: 600: must be greater than minReadySeconds',
      ],
    ],
    [
      'Recreate with rollingUpdate',
      { head: [deployment({ spec: { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } } })] },
      [expect.stringContaining("may not be specified when strategy `type` is 'Recreate'")],
    ],
    [
      'a DaemonSet that surges and leaves maxUnavailable to its default',
      { head: [daemonSet({ spec: { updateStrategy: { rollingUpdate: { maxSurge: 1 } } } })] },
      [
        'error daemonset/web spec.updateStrategy.rollingUpdate.maxSurge: the API server refuses it: Invalid value: 1: may not be set when maxUnavailable is non-zero',
      ],
    ],
    [
      'a selector that does not select the template',
      { head: [deployment({ template: { labels: { app: 'other' } } })] },
      [expect.stringContaining('`selector` does not match template `labels`')],
    ],
    [
      '0 and 1 % can roll',
      { head: [deployment({ spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: '1%' } } } })] },
      [],
    ],
  ],
});
