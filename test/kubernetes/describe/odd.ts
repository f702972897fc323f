import type { JsonObject } from '../../../lib/kubernetes/value';

/** Texts that a printer may stumble over. */
const TEXTS = [
  '',
  ' ',
  'plain',
  'two\nlines',
  'ends with a newline\n',
  '\n\nblank\n\nlines\n\n',
  'a\ttab and %s %d %!',
  '\u001b[31mred\u001b[0m',
  'carriage\rreturn\r\n',
  'quotes "double" \'single\' `back` \\ slash',
  'bell\u0007 backspace\b feed\f vertical\v delete\u007f',
  'nul-like \u0001 \u001f \u0085 \u00a0 \u200b \u2028 \ufeff',
  'ünïcode 日本語 \u{1F600} e\u0301 \u{10FFFF} \ue000',
  'x'.repeat(139),
  'x'.repeat(140),
  'x'.repeat(141),
  'é'.repeat(70),
  '日'.repeat(47),
  `${'y'.repeat(137)}日本`,
  `${'z'.repeat(300)}\n${'w'.repeat(138)}\n${'v'.repeat(139)}`,
  '<&>',
  '$(A) {{ .Values }}',
];

const PATHS = ['', '/', '*', 'no-slash', '/a b', '/?q=1#x', '/%41', '/é/日', '/[x]', "/!$&'()*+,;=:@", '/a//b', ':x'];
const HOSTS = ['', '10.0.0.1', '::1', 'a.example.com', 'ho st', 'h/x?y@z#é', '<>"'];
const QUANTITIES = ['100m', '0.5', '2', '1500m', '1.500', '64Mi', '1.5Gi', '1e9', '12345678901234567890', '100Ti', '0'];
const RESOURCES = ['limits.cpu', 'requests.cpu', 'limits.memory', 'requests.memory', 'limits.ephemeral-storage'];
const TOLERATIONS = [
  { operator: 'Exists' },
  { key: 'a', operator: 'Exists' },
  { key: 'a', operator: 'Equal', value: 'b' },
  { key: 'a', value: 'c', effect: 'NoSchedule' },
  { key: 'B', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
  { operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 },
  { key: 'e.com/x', operator: 'Equal', value: '', effect: 'PreferNoSchedule' },
];
const EXPRESSIONS = [
  { key: 'tier', operator: 'In', values: ['b', 'a'] },
  { key: 'tier', operator: 'NotIn', values: ['z'] },
  { key: 'Zone', operator: 'Exists' },
  { key: 'a.b/c', operator: 'DoesNotExist' },
];

/** A workload that starts no pod, its texts drawn from those above; the API server refuses some. */
export function oddWorkload(name: string, next: () => number): JsonObject {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const some = <T>(most: number, make: (index: number) => T): readonly T[] =>
    Array.from({ length: Math.floor(next() * (most + 1)) }, (_, index) => make(index));
  const maybe = (key: string, make: () => unknown) => (next() < 0.5 ? { [key]: make() } : {});
  const texts = (prefix: string) => Object.fromEntries(some(5, (index) => [`${prefix}${index}`, pick(TEXTS)]));
  const resources = (names: readonly string[]) =>
    Object.fromEntries(names.filter(() => next() < 0.5).map((resource) => [resource, pick(QUANTITIES)]));
  const probe = () => ({
    ...pick([
      { exec: { command: some(3, () => pick(TEXTS)) } },
      { httpGet: { path: pick(PATHS), host: pick(HOSTS), port: pick<unknown>([80, 'web']), scheme: 'HTTPS' } },
      { tcpSocket: { host: pick(HOSTS), port: pick<unknown>([80, 'web']) } },
      { grpc: { port: 9000, service: pick(TEXTS) } },
    ]),
    ...maybe('initialDelaySeconds', () => 5),
    ...maybe('failureThreshold', () => 7),
  });
  const variable = (index: number) => ({
    name: `V${index}`,
    ...pick<object>([
      { value: pick(TEXTS) },
      { valueFrom: { resourceFieldRef: { resource: pick(RESOURCES), divisor: pick(['0', '1', '1m', '1Mi', '1k']) } } },
      { valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { valueFrom: { secretKeyRef: { name: 's', key: 'k', ...maybe('optional', () => true) } } },
      { valueFrom: { configMapKeyRef: { name: 'c', key: 'k', ...maybe('optional', () => false) } } },
    ]),
  });
  const container = (index: number) => ({
    name: `c${index}`,
    image: 'nginx',
    ...maybe('command', () => some(3, () => pick(TEXTS))),
    ...maybe('args', () => some(3, () => pick(TEXTS))),
    ports: some(3, (port) => ({ containerPort: 80 + port, ...maybe('name', () => `p${port}`), protocol: 'TCP' })),
    resources: { limits: resources(['cpu', 'memory', 'ephemeral-storage']), requests: {} },
    env: some(6, variable),
    ...maybe('livenessProbe', probe),
    ...maybe('readinessProbe', probe),
    ...maybe('startupProbe', probe),
    volumeMounts: some(4, (mount) => ({
      name: 'csi',
      mountPath: `/${pick(['b', 'a', 'Z', 'é', '日', '\u{1F600}', '\ufffd'])}${mount}`,
      ...maybe('subPath', () => pick(TEXTS)),
      ...maybe('readOnly', () => true),
    })),
  });
  const kind = pick(['Deployment', 'StatefulSet', 'DaemonSet']);
  const spec = {
    ...maybe('initContainers', () => [container(9)]),
    containers: [container(0), ...some(1, () => container(1))],
    volumes: [{ name: 'csi', csi: { driver: 'd', volumeAttributes: texts('attribute') } }],
    tolerations: some(6, () => pick(TOLERATIONS)),
    topologySpreadConstraints: [...new Set(some(3, () => pick(['zone', 'host', 'Rack'])))].map((topologyKey) => ({
      topologyKey,
      maxSkew: 2,
      whenUnsatisfiable: 'ScheduleAnyway',
      ...maybe('labelSelector', () => ({
        ...maybe('matchLabels', () => ({ tier: 'web', App: 'x' })),
        ...maybe('matchExpressions', () => some(3, () => pick(EXPRESSIONS))),
      })),
    })),
    nodeSelector: { 'no-such': 'node' },
  };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name },
    spec: {
      ...(kind === 'DaemonSet' ? {} : { replicas: 0 }),
      ...(kind === 'StatefulSet' ? { serviceName: name } : {}),
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name }, annotations: texts('note.') }, spec },
    },
  };
}
