import { service } from '../objects';
import { testRule } from '../test-rule';

testRule('immutable-service', {
  bad: [
    'error service/web spec.clusterIPs[0]: the API server refuses it: Invalid value: ["10.0.7.8"]: may not change once set',
  ],
  cases: [
    [
      'the load balancer class',
      {
        base: [service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/a' })],
        head: [service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/b' })],
      },
      [expect.stringMatching(/^error service\/web spec.loadBalancerClass: .*may not change once set$/)],
    ],
    [
      'an address that no manifest says, and none',
      { base: [service()], head: [service({ clusterIP: 'None' })] },
      [expect.stringMatching(/^error service\/web spec.clusterIPs\[0\]: .*\["None"\]: may not change once set$/)],
    ],
    [
      'none, and an address',
      { base: [service({ clusterIP: 'None' })], head: [service({ clusterIP: '10.0.7.7' })] },
      [expect.stringMatching(/^error service\/web spec.clusterIPs\[0\]: .*\["10.0.7.7"\]: may not change once set$/)],
    ],
    [
      'the IP family',
      { base: [service({ ipFamilies: ['IPv4'] })], head: [service({ ipFamilies: ['IPv6'] })] },
      [expect.stringMatching(/^error service\/web spec.clusterIPs\[0\]: .*{…}: expected an IPv6 value as indicated/)],
    ],
    ['an address that is left out', { base: [service({ clusterIP: '10.0.7.7' })], head: [service()] }, []],
    ['its type', { base: [service()], head: [service({ type: 'NodePort' })] }, []],
  ],
});
