import { configMap, deployment, object } from '../objects';
import { testRule } from '../test-rule';

testRule('unused-config', {
  bad: ['info configmap/web-conf: no other manifest of its namespace names it'],
  cases: [
    [
      'its name in an argument',
      { head: [configMap({ a: '1' }), deployment({ container: { args: ['--config=conf'] } })] },
      [],
    ],
    [
      'its name in an object of others',
      {
        head: [
          configMap({ a: '1' }),
          deployment(),
          object('example.com/v1', 'Thing', 'a', { spec: { config: 'conf' } }),
        ],
      },
      [],
    ],
    [
      'found by a label',
      { head: [configMap({ a: '1' }, 'conf', { metadata: { labels: { grafana_dashboard: '1' } } }), deployment()] },
      [],
    ],
    ['no workload around', { head: [configMap({ a: '1' })] }, []],
    [
      'what an older revision reads',
      {
        head: [
          configMap({ a: '1' }, 'conf-k6f6d7gm92'),
          configMap({ a: '2' }, 'conf-tf9b5t7fh4'),
          deployment({ container: { envFrom: [{ configMapRef: { name: 'conf-tf9b5t7fh4' } }] } }),
        ],
      },
      [],
    ],
    [
      'its name in an annotation',
      { head: [configMap({ a: '1' }), deployment({ annotations: { 'example.com/config': 'conf' } })] },
      [],
    ],
  ],
});
