import { validate } from '../../../lib/kubernetes/validation/validate';
import type { JsonObject } from '../../../lib/kubernetes/value';

/** A change as a commit makes it: all objects before and after. */
export interface GeneratedChange {
  readonly what: string;
  readonly base: readonly JsonObject[];
  readonly head: readonly JsonObject[];
}

type Kind = 'Deployment' | 'StatefulSet' | 'DaemonSet';
type Chance = () => number;

/** The objects of an app by what they are called here. */
type Objects = Readonly<Record<'config' | 'service' | 'workload', JsonObject>>;

/** Where an object is edited (`workload.spec.replicas`), and what is put there; undefined takes the field away. */
type Edit = readonly [path: string, value: unknown];

/** An edit of some kinds; of others the image changes. */
type Edits = (kind: Kind, chance: Chance) => readonly Edit[];

const IMAGE: Edit = ['workload.spec.template.spec.containers.0.image', 'nginx:1.22'];
const LABELS = 'workload.spec.template.metadata.labels';
const size = (kind: Kind, chance: Chance): Edit =>
  kind === 'DaemonSet' ? IMAGE : ['workload.spec.replicas', Math.floor(chance() * 7)];
const only =
  (wanted: Kind, ...edits: readonly Edit[]): Edits =>
  (kind) =>
    kind === wanted ? edits : [IMAGE];
const always =
  (...edits: readonly Edit[]): Edits =>
  () =>
    edits;

/** What a developer does to manifests: most of it starts a rollout, some of it nothing, some of it is refused. */
const EDITS: readonly (readonly [what: string, edits: Edits])[] = [
  ['another image', always(IMAGE)],
  ['another image and size', (kind, chance) => [IMAGE, size(kind, chance)]],
  ['another size', (kind, chance) => [size(kind, chance)]],
  [
    'a restart',
    always([
      'workload.spec.template.metadata.annotations',
      { 'kubectl.kubernetes.io/restartedAt': '2026-01-01T00:00:00Z' },
    ]),
  ],
  ['a label of the pods', always([`${LABELS}.team`, 'a'])],
  ['a label of the workload', always(['workload.metadata.labels', { team: 'a' }])],
  ['a default spelt out', always(['workload.spec.template.spec.terminationGracePeriodSeconds', 30])],
  ['a quantity spelt otherwise', always(['workload.spec.template.spec.containers.0.resources.requests.cpu', '0.1'])],
  ['a variable', always(['workload.spec.template.spec.containers.0.env', [{ name: 'A', value: '1' }]])],
  ['a sidecar', always(['workload.spec.template.spec.containers.1', { name: 'side', image: 'busybox:1' }])],
  ['config in place', always(['config.data.a', '2'])],
  ['config and image', always(['config.data.a', '2'], IMAGE)],
  ['a pause', only('Deployment', ['workload.spec.paused', true])],
  ['a pause and an image', only('Deployment', ['workload.spec.paused', true], IMAGE)],
  ['another strategy', (kind, chance) => [strategy(kind, chance)]],
  ['another strategy and image', (kind, chance) => [strategy(kind, chance), IMAGE]],
  ['another selector', always(['workload.spec.selector.matchLabels.app', 'new'], [`${LABELS}.app`, 'new'])],
  ['labels that the selector misses', always([`${LABELS}.app`, 'other'])],
  ['no pods at all', (kind) => [kind === 'DaemonSet' ? IMAGE : ['workload.spec.replicas', 0]]],
  ['less than nothing', always(['workload.spec.minReadySeconds', -1])],
  ['another service name', only('StatefulSet', ['workload.spec.serviceName', 'new'])],
  ['a Service for others', always(['service.spec.selector.app', 'other'])],
  ['a history limit', always(['workload.spec.revisionHistoryLimit', 2])],
  ['a field taken out', always(['workload.spec.template.spec.dnsConfig', undefined])],
  ['a port renamed', always(['workload.spec.template.spec.containers.0.ports.0.name', 'http'])],
];

/** A change, the same for the same numbers; the edits come by turns. */
export function generatedChange(index: number, chance: Chance): GeneratedChange {
  const kind =
    (['Deployment', 'Deployment', 'StatefulSet', 'DaemonSet'] as const)[Math.floor(chance() * 4)] ?? 'Deployment';
  const [what, edits] = EDITS[index % EDITS.length] ?? ['nothing', always()];
  const base = acceptedObjects(kind, chance);
  const head = edits(kind, chance).reduce((all, [path, value]) => put(all, path.split('.'), value) as Objects, base);
  return { what: `${kind}: ${what}`, base: Object.values(base), head: Object.values(head) };
}

/** The value with another one at a place. */
function put(value: unknown, [key = '', ...rest]: readonly string[], wanted: unknown): unknown {
  if (key === '') {
    return wanted;
  }
  if (Array.isArray(value)) {
    return Object.assign([...value], { [key]: put(value[Number(key)], rest, wanted) });
  }
  const { [key]: old, ...others } = (value ?? {}) as JsonObject;
  const next = put(old, rest, wanted);
  return next === undefined ? others : { ...others, [key]: next };
}

/** What a cluster runs was accepted once. */
function acceptedObjects(kind: Kind, chance: Chance): Objects {
  for (;;) {
    const found = objects(kind, chance);
    if (validate(found.workload, '1.36').refusals.length === 0) {
      return found;
    }
  }
}

function objects(kind: Kind, chance: Chance): Objects {
  const labels = { app: 'web' };
  const container = {
    name: 'web',
    image: 'nginx:1.21',
    ports: [{ containerPort: 80, name: 'web' }],
    resources: { requests: { cpu: '100m' } },
  };
  const podSpec = {
    containers: [container],
    dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    volumes: [{ name: 'conf', configMap: { name: 'conf' } }],
  };
  const workload = {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'web' },
    spec: {
      ...(kind === 'DaemonSet' ? {} : { replicas: Math.floor(chance() * 7) }),
      ...(kind === 'StatefulSet' ? { serviceName: 'web' } : {}),
      ...(kind === 'StatefulSet' && chance() < 0.4 ? { podManagementPolicy: 'Parallel' } : {}),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: podSpec },
    },
  };
  const immutable = chance() < 0.5 ? { immutable: true } : {};
  const all: Objects = {
    config: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'conf' }, data: { a: '1' }, ...immutable },
    service: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: labels, ports: [{ port: 80 }] },
    },
    workload,
  };
  const [path, value] = strategy(kind, chance);
  return put(all, path.split('.'), value) as Objects;
}

function strategy(kind: Kind, chance: Chance): Edit {
  const amount = () => [0, 1, 2, '25%', '50%', '100%'][Math.floor(chance() * 6)];
  const other = chance() < 0.2;
  if (kind === 'Deployment') {
    const rollingUpdate = { maxSurge: amount(), maxUnavailable: amount() };
    return ['workload.spec.strategy', other ? { type: 'Recreate' } : { type: 'RollingUpdate', rollingUpdate }];
  }
  const partition = chance() < 0.6 ? 0 : Math.floor(chance() * 5);
  const ofDaemonSet = chance() < 0.4 ? { maxSurge: 1, maxUnavailable: 0 } : { maxUnavailable: amount() };
  const rollingUpdate = kind === 'StatefulSet' ? { partition } : ofDaemonSet;
  return ['workload.spec.updateStrategy', other ? { type: 'OnDelete' } : { type: 'RollingUpdate', rollingUpdate }];
}
