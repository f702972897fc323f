import { daemonSet, deployment, service } from '../objects';
import { testRule } from '../test-rule';

testRule('spread-missing', {
  bad: [
    'warning deployment/web spec.template.spec: nothing keeps its pods on several nodes: one node that is lost may take all of them',
  ],
  cases: [
    [
      'anti-affinity',
      {
        head: [
          deployment({
            pod: {
              affinity: {
                podAntiAffinity: {
                  preferredDuringSchedulingIgnoredDuringExecution: [
                    { weight: 1, podAffinityTerm: { topologyKey: 'zone' } },
                  ],
                },
              },
            },
          }),
          service(),
        ],
      },
      [],
    ],
    ['a single pod', { head: [deployment({ spec: { replicas: 1 } }), service()] }, []],
    ['a DaemonSet', { head: [daemonSet(), service()] }, []],
  ],
});
