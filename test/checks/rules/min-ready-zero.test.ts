import { deployment, service } from '../objects';
import { testRule } from '../test-rule';

testRule('min-ready-zero', {
  bad: [
    'info deployment/web spec.minReadySeconds: a new pod counts at once: one that crashes after some seconds has taken the place of one that served',
  ],
  cases: [
    [
      'a readiness gate',
      { head: [deployment({ pod: { readinessGates: [{ conditionType: 'a/b' }] } }), service()] },
      [],
    ],
    ['nobody sends it requests', { head: [deployment()] }, []],
  ],
});
