import { daemonSet, deployment, service } from '../objects';
import { testRule } from '../test-rule';

testRule('local-traffic', {
  bad: [
    'warning service/web spec.internalTrafficPolicy = "Local": a client on a node without a ready pod gets no answer: only a DaemonSet has a pod on each node',
  ],
  cases: [
    ['a DaemonSet', { head: [daemonSet(), service({ internalTrafficPolicy: 'Local' })] }, []],
    [
      'a load balancer, which knows the nodes that have pods',
      { head: [deployment(), service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local' })] },
      [],
    ],
    [
      'a load balancer before 1.26',
      { head: [deployment(), service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local' })], minor: '1.26' },
      [],
    ],
    [
      'node ports',
      { head: [deployment(), service({ type: 'NodePort', externalTrafficPolicy: 'Local' })] },
      ['warning service/web spec.externalTrafficPolicy = "Local": requests to a node without a ready pod are dropped'],
    ],
  ],
});
