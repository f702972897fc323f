import { deployment, permission, service, statefulSet } from '../objects';
import { testRule } from '../test-rule';

testRule('publish-not-ready', {
  bad: [
    'warning service/web spec.publishNotReadyAddresses = true: requests go to pods that are not ready, so that neither probes nor rollouts keep them from failing',
  ],
  cases: [
    ['without a selector', { head: [service({ selector: undefined, publishNotReadyAddresses: true })] }, []],
    [
      'one pod of a StatefulSet, in whose place no other can answer',
      {
        head: [
          statefulSet(),
          service({
            selector: { app: 'web', 'statefulset.kubernetes.io/pod-name': 'web-0' },
            publishNotReadyAddresses: true,
          }),
        ],
      },
      [],
    ],
    [
      'the pod that leads, by a label that it gives itself',
      {
        head: [
          deployment({ pod: { serviceAccountName: 'elector' } }),
          service({ selector: { app: 'web', active: 'true' }, publishNotReadyAddresses: true }),
          ...permission('elector', { resources: ['pods'], verbs: ['patch'] }),
        ],
      },
      [],
    ],
    [
      'pods that may label themselves, by labels that all have',
      {
        head: [
          deployment({ pod: { serviceAccountName: 'elector' } }),
          service({ publishNotReadyAddresses: true }),
          ...permission('elector', { resources: ['pods'], verbs: ['patch'] }),
        ],
      },
      [expect.stringMatching(/^warning service\/web /)],
    ],
  ],
});
