import type { JsonObject } from '../../../lib/kubernetes/value';
import { daemonSet, deployment } from '../objects';
import { testRule } from '../test-rule';

const apart = (term: JsonObject, namespace?: string) => ({
  head: [
    deployment({
      ...(namespace === undefined ? {} : { namespace }),
      pod: {
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } }, ...term },
            ],
          },
        },
      },
    }),
  ],
});
const found = [expect.stringMatching(/^warning deployment\/web .*: its pods may not share a node, /)];

testRule('surge-node-deadlock', {
  bad: [
    'warning deployment/web spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]: its pods may not share a node, and no old pod goes before a new one is ready: with fewer than 4 nodes the rollout stands still',
  ],
  cases: [
    [
      'a port of the host',
      { head: [deployment({ container: { ports: [{ containerPort: 8080, hostPort: 8080 }] } })] },
      [
        'warning deployment/web spec.template.spec.containers[0].ports[0]: only one pod of a node can have the port of the host, and no old pod goes before a new one is ready: with fewer than 4 nodes the rollout stands still',
      ],
    ],
    [
      'one pod may go first',
      {
        head: [
          deployment({
            container: { ports: [{ containerPort: 8080, hostPort: 8080 }] },
            spec: { strategy: { rollingUpdate: { maxUnavailable: 1 } } },
          }),
        ],
      },
      [],
    ],
    [
      'anti-affinity that counts each revision for itself',
      {
        head: [
          deployment({
            pod: {
              affinity: {
                podAntiAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: [
                    {
                      topologyKey: 'kubernetes.io/hostname',
                      labelSelector: { matchLabels: { app: 'web' } },
                      matchLabelKeys: ['pod-template-hash'],
                    },
                  ],
                },
              },
            },
          }),
        ],
      },
      [],
    ],
    [
      'anti-affinity to others',
      {
        head: [
          deployment({
            pod: {
              affinity: {
                podAntiAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: [
                    { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'noisy' } } },
                  ],
                },
              },
            },
          }),
        ],
      },
      [],
    ],
    ['anti-affinity in other namespaces', apart({ namespaces: ['other'] }, 'shop'), []],
    ['anti-affinity in other namespaces, where its own is not known', apart({ namespaces: ['shop'] }), []],
    ['anti-affinity in its own and others', apart({ namespaces: ['other', 'shop'] }, 'shop'), found],
    ['anti-affinity in all namespaces', apart({ namespaces: ['other'], namespaceSelector: {} }, 'shop'), found],
    [
      'anti-affinity in namespaces with labels that nobody knows',
      apart({ namespaceSelector: { matchLabels: { team: 'a' } } }, 'shop'),
      [],
    ],
    ['anti-affinity that names none', apart({ namespaces: [], namespaceSelector: null }, 'shop'), found],
    [
      'a DaemonSet that surges with a port of the host',
      {
        head: [
          daemonSet({
            container: { ports: [{ containerPort: 8080, hostPort: 8080 }] },
            spec: { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
          }),
        ],
      },
      [
        'warning daemonset/web spec.template.spec.containers[0].ports[0]: the new pod of a node needs the port that the old one holds until the new one is ready: the rollout stands still',
      ],
    ],
  ],
});
