import { claim, deployment } from '../objects';
import { testRule } from '../test-rule';

const withClaim = deployment({ pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } });

testRule('surge-rwo', {
  bad: [
    'warning deployment/web spec.template.spec.volumes[0] = "data": only one node can have the volume (ReadWriteOnce): a new pod on another node waits for it until the old one is gone, which waits for the new one',
  ],
  cases: [
    [
      'ReadWriteOncePod',
      { head: [withClaim, claim({ accessModes: ['ReadWriteOncePod'] })] },
      [expect.stringMatching(/^error deployment\/web spec.template.spec.volumes\[0\] = "data": /)],
    ],
    ['ReadWriteMany', { head: [withClaim, claim({ accessModes: ['ReadWriteMany'] })] }, []],
    ['a claim that is not among the manifests', { head: [withClaim] }, []],
    [
      'no surge',
      {
        head: [
          deployment({
            pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
            spec: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } },
          }),
          claim(),
        ],
      },
      [],
    ],
  ],
});
