import { deployment } from '../objects';
import { testRule } from '../test-rule';

const sleeping = { lifecycle: { preStop: { sleep: { seconds: 5 } } } };

testRule('version-gate', {
  bad: [
    'error deployment/web spec.template.spec.containers[0].lifecycle.stopSignal: Kubernetes 1.36 drops the field without a word: it needs the feature gate ContainerStopSignals, which is off by default',
  ],
  cases: [
    [
      'a sleep before 1.30',
      { head: [deployment({ container: sleeping })], minor: '1.29' },
      [
        'error deployment/web spec.template.spec.containers[0].lifecycle.preStop.sleep: Kubernetes 1.29 drops the field without a word: it works since 1.30',
      ],
    ],
    ['a sleep from 1.30 on', { head: [deployment({ container: sleeping })], minor: '1.30' }, []],
    [
      'a field that came later',
      { head: [deployment({ container: sleeping })], minor: '1.28' },
      [
        'error deployment/web spec.template.spec.containers[0].lifecycle.preStop.sleep: Kubernetes 1.28 does not have the field: it works since 1.30',
      ],
    ],
    ['an unknown field is told elsewhere', { head: [deployment({ pod: { nothing: 1 } })] }, []],
  ],
});
