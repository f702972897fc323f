import { ApiObject, type Chart, Duration, JsonPatch } from 'cdk8s';
import {
  ConfigMap,
  DaemonSet,
  DaemonSetUpdateStrategy,
  Deployment,
  type DeploymentProps,
  DeploymentStrategy,
  Handler,
  PercentOrAbsolute,
  PodDisruptionBudget,
  Secret,
  Service,
  StatefulSet,
  StatefulSetUpdateStrategy,
} from '../../lib';
import { chartWith, refusal, rendered } from './render';

const image = 'nginx:1.22-alpine';
const { absolute, percent } = PercentOrAbsolute;

function deployment(props: Partial<DeploymentProps>): (chart: Chart) => unknown {
  return (chart) => rendered(new Deployment(chart, 'web', { name: 'web', containers: [{ image }], ...props }));
}

function config(props: Partial<ConstructorParameters<typeof ConfigMap>[2]>): (chart: Chart) => unknown {
  return (chart) => rendered(new ConfigMap(chart, 'web', { name: 'conf', ...props }));
}

const rolling = DeploymentStrategy.rollingUpdate;

/** Each row: what is done, the value that the message shows, and what it says is allowed or would mend it. */
const table: readonly (readonly [string, (chart: Chart) => unknown, string, string])[] = [
  ['replicas below zero', deployment({ replicas: -1 }), '-1', 'whole numbers from 0'],
  ['replicas that are not whole', deployment({ replicas: 1.5 }), '1.5', 'whole numbers from 0'],
  ['replicas that are no number', deployment({ replicas: Number.NaN }), 'null', 'whole numbers from 0'],
  ['a revisionHistoryLimit below zero', deployment({ revisionHistoryLimit: -1 }), '-1', 'whole numbers from 0'],
  ['a surge below zero', deployment({ strategy: rolling({ maxSurge: absolute(-3) }) }), '-3', 'from 0'],
  [
    'a surge that is not whole',
    deployment({ strategy: rolling({ maxSurge: percent(12.5) }) }),
    '"12.5%"',
    'whole percentage',
  ],
  ['unavailable over 100 %', deployment({ strategy: rolling({ maxUnavailable: percent(101) }) }), '"101%"', 'to 100%'],
  [
    'surge and unavailable both zero',
    deployment({ strategy: rolling({ maxSurge: absolute(0), maxUnavailable: percent(0) }) }),
    '{"maxSurge":0,"maxUnavailable":"0%"}',
    'maxSurge 1 to add before removing',
  ],
  [
    'a deadline that is not after minReady',
    deployment({ minReady: Duration.seconds(15), progressDeadline: Duration.seconds(15) }),
    'progressDeadline 15s, minReady 15s',
    'progressDeadline of 16s or more',
  ],
  ['minReady beyond the default deadline', deployment({ minReady: Duration.minutes(10) }), 'minReady 600s', '601s'],
  ['no name', (chart) => new Deployment(chart, 'web', { containers: [{ image }] }), 'no name', 'name: "web"'],
  [
    'two names',
    (chart) => new Service(chart, 'web', { name: 'a', metadata: { name: 'b' } }),
    '["a","b"]',
    'leave `metadata.name` out',
  ],
  [
    'zero downtime without anything that tells when a pod is ready',
    deployment({ zeroDowntime: true }),
    'ready',
    '`portNumber`',
  ],
  [
    'a name that is no DNS label',
    (chart) => new Deployment(chart, 'web', { name: 'Bad_Name!' }),
    '"Bad_Name!"',
    'for example "bad-name"',
  ],
  [
    'a name of 64 characters',
    (chart) => new Service(chart, 'web', { name: 'a'.repeat(64) }),
    'a',
    'at most 63 characters',
  ],
  [
    'a StatefulSet whose revision label grows too long',
    (chart) => new StatefulSet(chart, 'web', { name: 'a'.repeat(53), containers: [{ image, portNumber: 1 }] }),
    'label value',
    'shorten it by 1',
  ],
  [
    'a ConfigMap name that grows too long with its hash',
    (chart) => new ConfigMap(chart, 'web', { name: 'a'.repeat(243) }),
    'hash',
    'shorten it by 1',
  ],
  [
    'doubled container names',
    deployment({ containers: [{ image }, { image }] }),
    '"main"',
    'give each container a `name`',
  ],
  [
    'a container named as an init container',
    deployment({ initContainers: [{ image, name: 'main' }] }),
    '"main"',
    'init containers included',
  ],
  [
    'a container name that is no DNS label',
    deployment({ containers: [{ image, name: 'My App' }] }),
    '"My App"',
    'my-app',
  ],
  [
    'a doubled port',
    deployment({ containers: [{ image, portNumber: 80, ports: [{ number: 80 }] }] }),
    '80/TCP',
    'leave one of the two out',
  ],
  [
    'a doubled port name',
    deployment({
      containers: [
        {
          image,
          ports: [
            { number: 80, name: 'http' },
            { number: 81, name: 'http' },
          ],
        },
      ],
    }),
    'http',
    'each port name, once',
  ],
  ['a ConfigMap key that is not allowed', config({ data: { 'a/b': '' } }), '"a/b"', 'letters, digits'],
  ['a key in data and binaryData', config({ data: { a: '' }, binaryData: { a: '' } }), '"a"', 'leave one out'],
  ['over 1 MiB of data', config({ data: { a: 'x'.repeat(1024 * 1024 + 1) } }), '1048577 bytes', 'at most 1048576'],
  ['text that is no text', config({ data: { port: 80 as unknown as string } }), '80', 'quote it'],
  ['half a surrogate pair', config({ data: { a: '\ud800' } }), 'surrogate', 'binaryData'],
  ['binary data that are no base64', config({ binaryData: { a: 'é' } }), '"é"', 'Uint8Array'],
  ['a file that is not there', config({ files: ['no/such.conf'] }), 'no/such.conf', 'relative to the folder'],
  ['a folder that is not there', config({ directories: ['no/such'] }), 'no/such', 'relative to the folder'],
  [
    'a key that JavaScript objects have',
    config({ data: { constructor: 'x' } as never }),
    '"constructor"',
    'another key',
  ],
  ['a versioned ConfigMap that may change', config({ immutable: false }), 'false', 'versioned: false'],
  [
    'data patched into a versioned ConfigMap',
    (chart) => {
      const conf = new ConfigMap(chart, 'web', { name: 'conf', data: { a: '1' } });
      ApiObject.of(conf).addJsonPatch(JsonPatch.replace('/data/a', '2'));
      return rendered(conf);
    },
    'conf-',
    'versioned: false',
  ],
  [
    'data added to a versioned ConfigMap',
    (chart) => new ConfigMap(chart, 'web', { name: 'conf' }).addData('k', 'v'),
    '"k"',
    'to the constructor in `data`',
  ],
  [
    'bytes added to it',
    (chart) => new ConfigMap(chart, 'web', { name: 'conf' }).addBinaryData('k', 'v'),
    '"k"',
    '`binaryData`',
  ],
  ['a file added to it', (chart) => new ConfigMap(chart, 'web', { name: 'conf' }).addFile('f'), '"f"', '`files`'],
  [
    'a folder added to it',
    (chart) => new ConfigMap(chart, 'web', { name: 'conf' }).addDirectory('d'),
    '"d"',
    '`directories`',
  ],
  [
    'a selector that does not match the pod labels',
    deployment({ selector: { app: 'web' }, podMetadata: { labels: { app: 'other' } } }),
    'app=web',
    'app=other',
  ],
  ['no selector at all', deployment({ select: false }), 'empty', 'select()'],
  ['a change cause with control characters', deployment({ changeCause: 'v2\nnginx' }), '"v2\\nnginx"', 'one line'],
  [
    'literal Secret data',
    (chart) => rendered(new Secret(chart, 'web', { name: 's', stringData: { password: 'hunter2' } })),
    'password',
    'literalData: true',
  ],
  [
    'a preStop sleep beyond the grace period',
    deployment({ containers: [{ image, lifecycle: { preStop: Handler.sleep(Duration.seconds(31)) } }] }),
    'sleep 31s',
    'at most 30s',
  ],
  [
    'a partition below zero',
    (chart) =>
      rendered(
        new StatefulSet(chart, 'web', {
          name: 'web',
          containers: [{ image, portNumber: 1 }],
          strategy: StatefulSetUpdateStrategy.rollingUpdate({ partition: -1 }),
        }),
      ),
    '-1',
    'whole numbers',
  ],
  [
    'a StatefulSet with neither service nor port',
    (chart) => new StatefulSet(chart, 'web', { name: 'web', containers: [{ image }] }),
    'headless',
    'portNumber',
  ],
  [
    'a claim that the StatefulSet does not have',
    (chart) => new StatefulSet(chart, 'web', { name: 'web', containers: [{ image, portNumber: 1 }] }).claim('data'),
    '"data"',
    'no volumeClaimTemplates',
  ],
  [
    'a DaemonSet that surges and makes unavailable',
    (chart) =>
      rendered(
        new DaemonSet(chart, 'web', {
          name: 'web',
          containers: [{ image }],
          strategy: DaemonSetUpdateStrategy.rollingUpdate({ maxSurge: absolute(1), maxUnavailable: absolute(1) }),
        }),
      ),
    '{"maxSurge":1,"maxUnavailable":1}',
    'leave maxUnavailable out',
  ],
  [
    'a budget with both bounds',
    (chart) => {
      const workload = new Deployment(chart, 'dep', { name: 'dep', containers: [{ image }] });
      return rendered(
        new PodDisruptionBudget(chart, 'web', {
          name: 'b',
          workload,
          maxUnavailable: absolute(1),
          minAvailable: absolute(1),
        }),
      );
    },
    'either',
    'leave minAvailable out',
  ],
];

test.each(table)('%s: the construct, the value, and what is allowed or would mend it', (_, act, value, help) => {
  const said = refusal(() => act(chartWith()));
  expect(said).toMatch(/^chart\/web: /);
  expect(said).toContain(value);
  expect(said).toContain(help);
});

test('a surge over 100 % is allowed, as the API server allows it', () => {
  const json = deployment({ strategy: rolling({ maxSurge: percent(200) }) })(chartWith());
  expect(json).toMatchObject({ spec: { strategy: { rollingUpdate: { maxSurge: '200%' } } } });
});

test('a versioned ConfigMap needs a name also where cdk8s would make one up', () => {
  const chart = chartWith({ compatibility: 'cdk8s-plus' });
  expect(refusal(() => new ConfigMap(chart, 'web', { versioned: true }))).toContain('chart/web: no name');
  expect(new ConfigMap(chart, 'plain').name).toMatch(/^chart-plain-/);
});

test('all that is wrong with an object is said at once', () => {
  const props = { replicas: -1, changeCause: '\t', containers: [{ image }, { image }] };
  const said = refusal(() => deployment(props)(chartWith()));
  expect(said.split('\n').filter((line) => line.startsWith('chart/web: '))).toHaveLength(3);
});

test('the value of a Secret never stands in the message', () => {
  const said = refusal(() =>
    rendered(new Secret(chartWith(), 's', { name: 's', stringData: { password: 'hunter2' } })),
  );
  expect(said).not.toContain('hunter2');
});
