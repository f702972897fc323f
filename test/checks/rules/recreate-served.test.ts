import { findingsOf } from '../judge';
import { claim, deployment, service } from '../objects';
import { testRule } from '../test-rule';

testRule('recreate-served', {
  bad: [
    'warning deployment/web spec.strategy.type = "Recreate": in every rollout service/web has no pod, from when the old ones stop until a new one is ready',
  ],
  cases: [['nobody sends it requests', { head: [deployment({ spec: { strategy: { type: 'Recreate' } } })] }, []]],
});

test.each([
  [
    'ReadWriteOnce',
    'give it a volume that several nodes can have, and use RollingUpdate; else say in a suppression that the gap is taken',
  ],
  ['ReadWriteMany', 'use RollingUpdate; where two versions may not run at once, say so in the suppression'],
])('with a volume that is %s: %s', (mode, fix) => {
  const recreated = deployment({
    spec: { strategy: { type: 'Recreate' } },
    pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
  });
  const head = [recreated, claim({ accessModes: [mode] }), service()];
  expect(findingsOf('recreate-served', { head }).map((each) => each.fix)).toEqual([fix]);
});
