import { configMap, deployment } from '../objects';
import { testRule } from '../test-rule';

const prepared = {
  volumes: [{ name: 'c', configMap: { name: 'conf' } }],
  initContainers: [{ name: 'init', image: 'a:1', volumeMounts: [{ name: 'c', mountPath: '/c' }] }],
};

testRule('config-live-unstaged', {
  bad: [
    'info deployment/web = "configmap/web-conf": it changes under all running pods within a minute or two, not pod by pod, and an undo of the workload does not bring it back',
  ],
  cases: [
    [
      'data that stay',
      {
        base: [
          configMap({ a: '1' }),
          deployment({
            pod: { volumes: [{ name: 'c', configMap: { name: 'conf' } }] },
            container: { volumeMounts: [{ name: 'c', mountPath: '/c' }] },
          }),
        ],
        head: [
          configMap({ a: '1' }),
          deployment({
            pod: { volumes: [{ name: 'c', configMap: { name: 'conf' } }] },
            container: { volumeMounts: [{ name: 'c', mountPath: '/c' }] },
          }),
        ],
      },
      [],
    ],
    [
      'by a volume that only an init container reads, which has ended',
      {
        base: [configMap({ a: '1' }), deployment({ pod: prepared })],
        head: [configMap({ a: '2' }), deployment({ pod: prepared })],
      },
      [],
    ],
    [
      'by subPath, which no running pod sees',
      {
        base: [
          configMap({ a: '1' }),
          deployment({
            pod: { volumes: [{ name: 'c', configMap: { name: 'conf' } }] },
            container: { volumeMounts: [{ name: 'c', mountPath: '/c', subPath: 'a' }] },
          }),
        ],
        head: [
          configMap({ a: '2' }),
          deployment({
            pod: { volumes: [{ name: 'c', configMap: { name: 'conf' } }] },
            container: { volumeMounts: [{ name: 'c', mountPath: '/c', subPath: 'a' }] },
          }),
        ],
      },
      [],
    ],
  ],
});
