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
    [
      'a port of the host, of which each node has one',
      { head: [deployment({ container: { ports: [{ containerPort: 8080, hostPort: 8080 }] } }), service()] },
      [],
    ],
    ['the network of the host', { head: [deployment({ pod: { hostNetwork: true } }), service()] }, []],
    [
      'the network of the host without a port, so that pods share it',
      { head: [deployment({ pod: { hostNetwork: true }, container: { ports: [] } }), service()] },
      [expect.stringMatching(/^warning deployment\/web /)],
    ],
    ['a single pod', { head: [deployment({ spec: { replicas: 1 } }), service()] }, []],
    ['a DaemonSet', { head: [daemonSet(), service()] }, []],
  ],
});
