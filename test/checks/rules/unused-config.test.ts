import { configMap, deployment, object, permission } from '../objects';
import { testRule } from '../test-rule';

const reader = (serviceAccountName: string, rule: object) => ({
  head: [
    configMap({ a: '1' }),
    deployment({ pod: { serviceAccountName } }),
    ...permission('reader', { resources: ['configmaps'], verbs: ['get'], ...rule }),
  ],
});
const found = ['info configmap/conf: no other manifest of its namespace names it'];

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
    ['what a workload may read by the API', reader('reader', {}), []],
    ['what a workload may only write', reader('reader', { verbs: ['create'] }), found],
    ['what another ServiceAccount may read', reader('other', {}), found],
    [
      'other ConfigMaps that a workload may read, by their names',
      reader('reader', { resourceNames: ['other'] }),
      found,
    ],
    ['itself by its name', reader('reader', { resourceNames: ['conf'] }), []],
    [
      'what a workload may read everywhere',
      {
        head: [
          configMap({ a: '1' }, 'conf', { metadata: { namespace: 'shop' } }),
          deployment({ namespace: 'shop' }),
          object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'all', {
            roleRef: { kind: 'ClusterRole', name: 'view' },
            subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'shop' }],
          }),
        ],
      },
      [],
    ],
    [
      'what a workload of another namespace may read',
      {
        head: [
          configMap({ a: '1' }, 'conf', { metadata: { namespace: 'shop' } }),
          deployment({ namespace: 'shop' }),
          object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'all', {
            roleRef: { kind: 'ClusterRole', name: 'view' },
            subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'other' }],
          }),
        ],
      },
      found,
    ],
    [
      'its name in an annotation',
      { head: [configMap({ a: '1' }), deployment({ annotations: { 'example.com/config': 'conf' } })] },
      [],
    ],
  ],
});
