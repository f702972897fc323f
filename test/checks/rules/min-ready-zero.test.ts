import { autoscaler, deployment, service, statefulSet } from '../objects';
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
    ['all pods stop before', { head: [deployment({ spec: { strategy: { type: 'Recreate' } } }), service()] }, []],
    ['the only pod of a StatefulSet', { head: [statefulSet({ spec: { replicas: 1 } }), service()] }, []],
    [
      'one that an autoscaler scales',
      {
        head: [
          statefulSet({ spec: { replicas: undefined } }),
          service(),
          autoscaler({ minReplicas: 1, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' } }),
        ],
      },
      [expect.stringMatching(/^info statefulset\/web /)],
    ],
    [
      'pods that somebody deletes by hand',
      { head: [statefulSet({ spec: { updateStrategy: { type: 'OnDelete' } } }), service()] },
      [],
    ],
    [
      'the only pod of a Deployment, and several of a StatefulSet',
      { head: [deployment({ spec: { replicas: 1 } }), service(), statefulSet({ name: 'db' }), service({}, 'db')] },
      [expect.stringMatching(/^info deployment\/web /), expect.stringMatching(/^info statefulset\/db /)],
    ],
  ],
});
