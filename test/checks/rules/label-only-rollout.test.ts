import type { JsonObject } from '../../../lib/kubernetes/value';
import { configMap, deployment, object, service } from '../objects';
import { testRule } from '../test-rule';

const annotated = (annotations: JsonObject) => ({
  base: [deployment()],
  head: [deployment({ template: { annotations } })],
});
const labelled = (others: readonly JsonObject[] = []) => ({
  base: [deployment({ template: { labels: { app: 'web', access: 'none' } } }), ...others],
  head: [deployment({ template: { labels: { app: 'web', access: 'db' } } }), ...others],
});
/** A label that changes with the config that the pods read. */
const delivered = (container: JsonObject, pod: JsonObject = {}, data = { MODE: 'safe' }) => {
  const at = (v: string) => deployment({ template: { labels: { app: 'web', v } }, container, pod });
  return { base: [at('1'), configMap({ MODE: 'fast' })], head: [at('2'), configMap(data)] };
};
const environment = { envFrom: [{ configMapRef: { name: 'conf' } }] };
const found = [expect.stringMatching(/^warning deployment\/web spec.template.metadata.labels.access = "db": /)];

testRule('label-only-rollout', {
  bad: [
    'warning deployment/web spec.template.metadata.labels[app.kubernetes.io/version] = "1.4.3": all pods are replaced, and nothing that they run differs',
  ],
  cases: [
    [
      'a checksum, which is there for it',
      {
        base: [deployment({ template: { annotations: { 'checksum/config': 'a' } } })],
        head: [deployment({ template: { annotations: { 'checksum/config': 'b' } } })],
      },
      [],
    ],
    [
      'a restart',
      {
        base: [deployment()],
        head: [
          deployment({ template: { annotations: { 'kubectl.kubernetes.io/restartedAt': '2026-01-01T00:00:00Z' } } }),
        ],
      },
      [],
    ],
    ...(
      [
        'sidecar.istio.io/inject',
        'istio.io/rev',
        'linkerd.io/inject',
        'vault.hashicorp.com/role',
        'prometheus.io/port',
        'ad.datadoghq.com/web.checks',
        'cluster-autoscaler.kubernetes.io/safe-to-evict',
        'k8s.v1.cni.cncf.io/networks',
      ] as const
    ).map((key) => [`${key}, which others read from pods`, annotated({ [key]: 'a' }), []] as const),
    ...(['helm.sh/chart', 'app.kubernetes.io/part-of', 'build', 'ci.example.com/commit'] as const).map(
      (key) => [`${key}, which nobody does`, annotated({ [key]: 'a' }), [expect.stringContaining(key)]] as const,
    ),
    [
      'a label that a NetworkPolicy lets in',
      labelled([
        object('networking.k8s.io/v1', 'NetworkPolicy', 'db', {
          spec: { podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { access: 'db' } } }] }] },
        }),
      ]),
      [],
    ],
    ['a label that a Service selects by', labelled([service({ selector: { app: 'web', access: 'db' } })]), []],
    [
      'a label that is also on the pods of others',
      labelled([deployment({ name: 'api', labels: { access: 'x' } })]),
      found,
    ],
    ['a label that nothing selects by', labelled([service()]), found],
    ['a label that delivers an edit of the config in the environment', delivered(environment), []],
    [
      'a label that delivers an edit of the config in a subPath',
      delivered(
        { volumeMounts: [{ name: 'c', mountPath: '/c', subPath: 'MODE' }] },
        { volumes: [{ name: 'c', configMap: { name: 'conf' } }] },
      ),
      [],
    ],
    [
      'a label beside config that stays',
      delivered(environment, {}, { MODE: 'fast' }),
      [expect.stringContaining('labels.v')],
    ],
    [
      'a label beside an edit that running pods see without it',
      delivered(
        { volumeMounts: [{ name: 'c', mountPath: '/c' }] },
        { volumes: [{ name: 'c', configMap: { name: 'conf' } }] },
      ),
      [],
    ],
    [
      'a label and more',
      {
        base: [deployment()],
        head: [
          deployment({ template: { labels: { app: 'web', v: '2' } }, pod: { terminationGracePeriodSeconds: 60 } }),
        ],
      },
      [],
    ],
  ],
});
