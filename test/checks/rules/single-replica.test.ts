import { findingsOf } from '../judge';
import { autoscaler, claim, deployment, service, statefulSet } from '../objects';
import { testRule } from '../test-rule';

testRule('single-replica', {
  bad: ['warning deployment/web spec.replicas = 1: one pod serves: when it or its node goes, nothing does'],
  cases: [
    [
      'replicas left out',
      { head: [deployment({ spec: { replicas: undefined } }), service()] },
      ['warning deployment/web spec.replicas: one pod serves: when it or its node goes, nothing does'],
    ],
    [
      'an autoscaler that keeps two',
      { head: [deployment({ spec: { replicas: undefined } }), service(), autoscaler()] },
      [],
    ],
    [
      'an autoscaler that keeps one',
      { head: [deployment({ spec: { replicas: undefined } }), service(), autoscaler({ minReplicas: 1 })] },
      [expect.stringMatching(/^warning deployment\/web spec.replicas: /)],
    ],
    [
      'a canary beside others behind one Service',
      {
        head: [
          deployment({ labels: { app: 'web', track: 'stable' } }),
          deployment({ name: 'canary', labels: { app: 'web', track: 'canary' }, spec: { replicas: 1 } }),
          service(),
        ],
      },
      [],
    ],
    ['switched off', { head: [deployment({ spec: { replicas: 0 } }), service()] }, []],
  ],
});

const alone = { spec: { replicas: 1 } };
const volume = { pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } };
const SEVERAL =
  'where its program can run as several, set replicas to 2 or more; where it cannot, say so in a suppression';

test.each([
  ['a Deployment', deployment(alone), 'set replicas to 2 or more'],
  ['a StatefulSet, each pod of which has data of its own', statefulSet(alone), SEVERAL],
  ['a Deployment that writes to a volume of one node', deployment({ ...alone, ...volume }), SEVERAL],
])('%s: %s', (_, workload, fix) => {
  expect(findingsOf('single-replica', { head: [workload, claim(), service()] }).map((each) => each.fix)).toEqual([fix]);
});
