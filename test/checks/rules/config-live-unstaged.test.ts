import { configMap, deployment } from '../objects';
import { testRule } from '../test-rule';

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
