import { budget, daemonSet, deployment, service } from '../objects';
import { testRule } from '../test-rule';

testRule('pdb-missing', {
  bad: [
    'warning deployment/web spec.selector.matchLabels = {"app":"web"}: no PodDisruptionBudget selects its pods: draining nodes may evict all of them at once',
  ],
  cases: [
    [
      'a budget that selects another label',
      {
        head: [
          deployment(),
          service(),
          budget({ maxUnavailable: 1, selector: { matchLabels: { app: 'web', part: 'api' } } }),
        ],
      },
      [expect.stringMatching(/^warning deployment\/web /)],
    ],
    [
      'a budget by an expression',
      {
        head: [
          deployment(),
          service(),
          budget({ maxUnavailable: 1, selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }),
        ],
      },
      [],
    ],
    [
      'a budget that names no namespace, and may be applied to the same',
      { head: [deployment({ namespace: 'shop' }), service({}, 'web', { namespace: 'shop' }), budget()] },
      [],
    ],
    [
      'a label that changes with each version, which would not count the old pods',
      {
        head: [deployment({ template: { labels: { app: 'web', 'app.kubernetes.io/version': '1.4.2' } } }), service()],
      },
      [expect.stringMatching(/^warning deployment\/web spec.selector.matchLabels = \{"app":"web"\}: /)],
    ],
    [
      'a selector without such labels',
      {
        head: [
          deployment({ spec: { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } } }),
          service(),
        ],
      },
      [expect.stringMatching(/^warning deployment\/web spec.template.metadata.labels = \{"app":"web"\}: /)],
    ],
    ['a single pod', { head: [deployment({ spec: { replicas: 1 } }), service()] }, []],
    ['a DaemonSet, which drains leave alone', { head: [daemonSet(), service()] }, []],
    ['nobody sends it requests', { head: [deployment()] }, []],
  ],
});
