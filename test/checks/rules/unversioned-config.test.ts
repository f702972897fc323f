import { configMap, deployment } from '../objects';
import { testRule } from '../test-rule';

const mounted = (more: object = {}) =>
  deployment({
    pod: {
      volumes: [{ name: 'c', configMap: { name: 'conf' } }],
      initContainers: [{ name: 'init', image: 'a:1', volumeMounts: [{ name: 'c', mountPath: '/c' }], ...more }],
    },
  });

testRule('unversioned-config', {
  bad: [
    'warning deployment/web = "configmap/web-conf": an edit reaches no running pod, and pods that start later have other data than those that run',
  ],
  cases: [
    [
      'a volume',
      {
        head: [
          configMap({ a: '1' }),
          deployment({
            pod: { volumes: [{ name: 'c', configMap: { name: 'conf' } }] },
            container: { volumeMounts: [{ name: 'c', mountPath: '/c' }] },
          }),
        ],
      },
      [
        'info deployment/web = "configmap/conf": an edit reaches all pods at once, not pod by pod, and an undo does not bring the old data back',
      ],
    ],
    [
      'a volume that only an init container reads, which has ended when it is edited',
      { head: [configMap({ a: '1' }), mounted()] },
      [expect.stringMatching(/^warning deployment\/web = "configmap\/conf": an edit reaches no running pod/)],
    ],
    [
      'a volume of a sidecar',
      { head: [configMap({ a: '1' }), mounted({ restartPolicy: 'Always' })] },
      [expect.stringMatching(/^info deployment\/web = "configmap\/conf": an edit reaches all pods at once/)],
    ],
    [
      'a checksum in the template',
      {
        head: [
          configMap({ a: '1' }),
          deployment({
            container: { envFrom: [{ configMapRef: { name: 'conf' } }] },
            template: { annotations: { 'checksum/config': 'abc' } },
          }),
        ],
      },
      [],
    ],
    [
      'Reloader',
      {
        head: [
          configMap({ a: '1' }),
          deployment({
            container: { envFrom: [{ configMapRef: { name: 'conf' } }] },
            annotations: { 'reloader.stakater.com/auto': 'true' },
          }),
        ],
      },
      [],
    ],
    ...(
      [
        ['reloader.stakater.com/auto', 'false'],
        ['configmap.reloader.stakater.com/reload', 'other'],
        ['secret.reloader.stakater.com/auto', 'true'],
      ] as const
    ).map(
      ([key, value]) =>
        [
          `Reloader that does not restart for it: ${key}: ${value}`,
          {
            head: [
              configMap({ a: '1' }),
              deployment({
                container: { envFrom: [{ configMapRef: { name: 'conf' } }] },
                annotations: { [key]: value },
              }),
            ],
          },
          [expect.stringMatching(/^warning deployment\/web = "configmap\/conf"/)],
        ] as const,
    ),
    [
      'config that is not among the manifests',
      { head: [deployment({ container: { envFrom: [{ configMapRef: { name: 'conf' } }] } })] },
      [],
    ],
    [
      'read twice, told once',
      {
        head: [
          configMap({ a: '1' }),
          deployment({
            containers: [
              { name: 'a', image: 'a:1', envFrom: [{ configMapRef: { name: 'conf' } }] },
              { name: 'b', image: 'b:1', envFrom: [{ configMapRef: { name: 'conf' } }] },
            ],
          }),
        ],
      },
      [expect.stringMatching(/^warning deployment\/web = "configmap\/conf"/)],
    ],
  ],
});
