import type { JsonObject } from '../../../lib/kubernetes/value';
import { daemonSet, deployment, service } from '../objects';
import { testRule } from '../test-rule';

const LABELS = { app: 'web' };
const OWN = { topologyKey: 'zone', labelSelector: { matchLabels: LABELS } };
const OTHER = { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'db' } } };
const FOUND = expect.stringMatching(
  /^warning deployment\/web spec.template.spec: nothing keeps its pods on several nodes/,
);

function apart(podAffinityTerm: object) {
  const preferredDuringSchedulingIgnoredDuringExecution = [{ weight: 1, podAffinityTerm }];
  return deployment({ pod: { affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution } } } });
}

function spread(constraint: object) {
  const topology = { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' };
  return deployment({ pod: { topologySpreadConstraints: [{ ...topology, ...constraint }] } });
}

function inShop(object: JsonObject): JsonObject {
  return { ...object, metadata: { ...(object.metadata as object), namespace: 'shop' } };
}

testRule('spread-missing', {
  bad: [
    'warning deployment/web spec.template.spec: nothing keeps its pods on several nodes: one node that is lost may take all of them',
  ],
  cases: [
    ['anti-affinity of its own pods, even if it is only preferred', { head: [apart(OWN), service()] }, []],
    ['anti-affinity of the pods of another app', { head: [apart(OTHER), service()] }, [FOUND]],
    ['anti-affinity that says of no pods', { head: [apart({ topologyKey: 'zone' }), service()] }, [FOUND]],
    [
      'anti-affinity of pods of another namespace',
      { head: [inShop(apart({ ...OWN, namespaces: ['other'] })), inShop(service())] },
      [FOUND],
    ],
    [
      'anti-affinity of pods of namespaces that are not known',
      {
        head: [
          inShop(apart({ ...OWN, namespaces: ['other'], namespaceSelector: { matchLabels: { a: 'b' } } })),
          inShop(service()),
        ],
      },
      [],
    ],
    ['a spread of its own pods', { head: [spread({ labelSelector: { matchLabels: LABELS } }), service()] }, []],
    [
      'a spread that counts other pods',
      { head: [spread({ labelSelector: { matchLabels: { app: 'db' } } }), service()] },
      [FOUND],
    ],
    ['a spread that counts no pods', { head: [spread({}), service()] }, [FOUND]],
    [
      'a port of the host, of which each node has one',
      { head: [deployment({ container: { ports: [{ containerPort: 8080, hostPort: 8080 }] } }), service()] },
      [],
    ],
    ['the network of the host', { head: [deployment({ pod: { hostNetwork: true } }), service()] }, []],
    [
      'the network of the host without a port, so that pods share it',
      { head: [deployment({ pod: { hostNetwork: true }, container: { ports: [] } }), service()] },
      [expect.stringMatching(/^warning deployment\/web /)],
    ],
    ['a single pod', { head: [deployment({ spec: { replicas: 1 } }), service()] }, []],
    ['a DaemonSet', { head: [daemonSet(), service()] }, []],
  ],
});
