import { configMap, deployment, object } from '../objects';
import { testRule } from '../test-rule';

const prepared = {
  volumes: [{ name: 'c', configMap: { name: 'conf' } }],
  initContainers: [{ name: 'init', image: 'a:1', volumeMounts: [{ name: 'c', mountPath: '/c' }] }],
};
const reloading = deployment({
  annotations: { 'configmap.reloader.stakater.com/reload': 'conf' },
  container: { envFrom: ['conf', 'other'].map((name) => ({ configMapRef: { name } })) },
});

testRule('config-not-restarted', {
  bad: [
    'warning deployment/web = "configmap/web-conf": it changes, and running pods keep what they read when they started (environment): some pods will have the old, later ones the new',
  ],
  cases: [
    [
      'by subPath',
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
      [expect.stringMatching(/a subPath volume/)],
    ],
    [
      'by a volume that only an init container reads',
      {
        base: [configMap({ a: '1' }), deployment({ pod: prepared })],
        head: [configMap({ a: '2' }), deployment({ pod: prepared })],
      },
      [expect.stringMatching(/a volume of init containers alone/)],
    ],
    [
      'a rollout that takes it along',
      {
        base: [configMap({ a: '1' }), deployment({ container: { envFrom: [{ configMapRef: { name: 'conf' } }] } })],
        head: [
          configMap({ a: '2' }),
          deployment({
            container: { envFrom: [{ configMapRef: { name: 'conf' } }] },
            pod: { terminationGracePeriodSeconds: 60 },
          }),
        ],
      },
      [],
    ],
    [
      'Reloader',
      {
        base: [
          configMap({ a: '1' }),
          deployment({
            container: { envFrom: [{ configMapRef: { name: 'conf' } }] },
            annotations: { 'reloader.stakater.com/auto': 'true' },
          }),
        ],
        head: [
          configMap({ a: '2' }),
          deployment({
            container: { envFrom: [{ configMapRef: { name: 'conf' } }] },
            annotations: { 'reloader.stakater.com/auto': 'true' },
          }),
        ],
      },
      [],
    ],
    [
      'Reloader that restarts for one of two',
      {
        base: [configMap({ a: '1' }), configMap({ a: '1' }, 'other'), reloading],
        head: [configMap({ a: '2' }), configMap({ a: '2' }, 'other'), reloading],
      },
      [expect.stringMatching(/^warning deployment\/web = "configmap\/other": /)],
    ],
    [
      'a Secret, whose values stay hidden',
      {
        base: [
          object('v1', 'Secret', 's', { stringData: { a: 'hush-1' } }),
          deployment({ container: { envFrom: [{ secretRef: { name: 's' } }] } }),
        ],
        head: [
          object('v1', 'Secret', 's', { stringData: { a: 'hush-2' } }),
          deployment({ container: { envFrom: [{ secretRef: { name: 's' } }] } }),
        ],
      },
      [expect.stringMatching(/^warning deployment\/web = "secret\/s": (?!.*hush)/)],
    ],
  ],
});
