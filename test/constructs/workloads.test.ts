import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  DaemonSet,
  DaemonSetUpdateStrategy,
  Deployment,
  DeploymentStrategy,
  PercentOrAbsolute,
  PersistentVolumeAccessMode,
  PodDisruptionBudget,
  Secret,
  Service,
  StatefulSet,
  StatefulSetUpdateStrategy,
} from '../../lib';
import { chartWith, rendered, renderedAt } from './render';

const containers = [{ image: 'db:1', portNumber: 5432 }];
const { absolute, percent } = PercentOrAbsolute;

describe('Deployment strategies', () => {
  test.each([
    [
      'counts',
      DeploymentStrategy.rollingUpdate({ maxSurge: absolute(1), maxUnavailable: absolute(0) }),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    ],
    [
      'percentages',
      DeploymentStrategy.rollingUpdate({ maxSurge: percent(50), maxUnavailable: percent(10) }),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: '50%', maxUnavailable: '10%' } },
    ],
    [
      'nothing given',
      DeploymentStrategy.rollingUpdate(),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    ],
    ['recreate', DeploymentStrategy.recreate(), { type: 'Recreate' }],
    [
      'cdk8s-plus’ own',
      kplus.DeploymentStrategy.rollingUpdate({ maxSurge: absolute(2) }),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: '25%' } },
    ],
  ])('%s', (_, strategy, expected) => {
    expect(
      renderedAt(new Deployment(chartWith(), 'web', { name: 'web', containers, strategy }), 'spec.strategy'),
    ).toEqual(expected);
  });
});

describe('StatefulSet', () => {
  test('has a headless Service by its name that selects its pods, and stable labels', () => {
    const chart = chartWith();
    const db = new StatefulSet(chart, 'db', { name: 'db', containers });
    expect(renderedAt(db, 'spec.serviceName')).toBe('db-headless');
    expect(rendered(chart.node.findChild('dbHeadless'))).toMatchObject({
      metadata: { name: 'db-headless' },
      spec: {
        clusterIP: 'None',
        selector: { 'app.kubernetes.io/name': 'db' },
        ports: [{ port: 5432, targetPort: 5432 }],
      },
    });
    expect(renderedAt(chart.node.findChild('dbHeadless'), 'spec.selector')).toEqual({ 'app.kubernetes.io/name': 'db' });
    expect(JSON.stringify(rendered(db))).not.toContain('cdk8s.io');
  });

  test('takes the Service that is given, and names the ports where there are several', () => {
    const chart = chartWith();
    const service = new Service(chart, 'svc', { name: 'names', clusterIP: 'None', ports: [{ port: 1 }] });
    expect(renderedAt(new StatefulSet(chart, 'db', { name: 'db', containers, service }), 'spec.serviceName')).toBe(
      'names',
    );
    const ports = [{ number: 1 }, { number: 2, name: 'two', protocol: kplus.Protocol.UDP }];
    new StatefulSet(chart, 'two', { name: 'two', containers: [{ image: 'x', ports }] });
    expect(renderedAt(chart.node.findChild('twoHeadless'), 'spec.ports')).toEqual([
      { name: 'port-1', port: 1, targetPort: 1 },
      { name: 'two', port: 2, targetPort: 2, protocol: 'UDP' },
    ]);
  });

  test('has claims with their retention, a first ordinal, a history limit and a size of another’s', () => {
    const db = new StatefulSet(chartWith(), 'db', {
      name: 'db',
      containers,
      autoscaled: true,
      revisionHistoryLimit: 4,
      firstOrdinal: 5,
      claimRetention: { whenScaled: 'Delete' },
      volumeClaimTemplates: [
        {
          name: 'data',
          storage: Size.gibibytes(10),
          accessModes: [PersistentVolumeAccessMode.READ_WRITE_ONCE],
          storageClassName: 'fast',
          volumeMode: 'Filesystem',
          labels: { a: 'b' },
          annotations: { c: 'd' },
        },
        { name: 'log', storage: Size.mebibytes(100), accessModes: [PersistentVolumeAccessMode.READ_WRITE_ONCE] },
      ],
    });
    db.containers[0]?.mount('/data', db.claim('data'));
    db.containers[0]?.mount('/log', db.claim('log'), { readOnly: true });
    expect(renderedAt(db, 'spec')).toMatchObject({
      revisionHistoryLimit: 4,
      ordinals: { start: 5 },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '10Gi' } },
            storageClassName: 'fast',
            volumeMode: 'Filesystem',
          },
        },
        {
          metadata: { name: 'log' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '100Mi' } } },
        },
      ],
      template: {
        spec: {
          containers: [
            {
              volumeMounts: [
                { mountPath: '/data', name: 'data' },
                { mountPath: '/log', name: 'log', readOnly: true },
              ],
            },
          ],
        },
      },
    });
    expect(renderedAt(db, 'spec')).not.toHaveProperty('replicas');
    expect(renderedAt(db, 'spec.template.spec')).not.toHaveProperty('volumes');
  });

  test.each([
    [
      'a partition',
      StatefulSetUpdateStrategy.rollingUpdate({ partition: 2 }),
      { type: 'RollingUpdate', rollingUpdate: { partition: 2 } },
    ],
    [
      'pods at once',
      StatefulSetUpdateStrategy.rollingUpdate({ maxUnavailable: percent(50) }),
      { type: 'RollingUpdate', rollingUpdate: { partition: 0, maxUnavailable: '50%' } },
    ],
    ['on delete', StatefulSetUpdateStrategy.onDelete(), { type: 'OnDelete' }],
    [
      'cdk8s-plus’ own',
      kplus.StatefulSetUpdateStrategy.rollingUpdate({ partition: 1 }),
      { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
    ],
  ])('updates with %s', (_, strategy, expected) => {
    expect(
      renderedAt(new StatefulSet(chartWith(), 'db', { name: 'db', containers, strategy }), 'spec.updateStrategy'),
    ).toEqual(expected);
  });

  test('has a readiness wait', () => {
    const db = new StatefulSet(chartWith(), 'db', { name: 'db', containers, minReady: Duration.seconds(7) });
    expect(renderedAt(db, 'spec.minReadySeconds')).toBe(7);
  });
});

describe('DaemonSet', () => {
  test.each([
    [
      'surge',
      DaemonSetUpdateStrategy.rollingUpdate({ maxSurge: percent(10) }),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 } },
    ],
    [
      'unavailable',
      DaemonSetUpdateStrategy.rollingUpdate({ maxUnavailable: absolute(3) }),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 3 } },
    ],
    [
      'nothing given',
      DaemonSetUpdateStrategy.rollingUpdate(),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    ],
    ['on delete', DaemonSetUpdateStrategy.onDelete(), { type: 'OnDelete' }],
  ])('updates with %s', (_, strategy, expected) => {
    const agent = new DaemonSet(chartWith(), 'agent', { name: 'agent', containers, strategy });
    expect(renderedAt(agent, 'spec.updateStrategy')).toEqual(expected);
  });

  test('has a readiness wait by either prop and a history limit', () => {
    const render = (props: object) =>
      renderedAt(new DaemonSet(chartWith(), 'agent', { name: 'agent', containers, ...props }), 'spec');
    expect(render({ minReady: Duration.seconds(4), revisionHistoryLimit: 2 })).toMatchObject({
      minReadySeconds: 4,
      revisionHistoryLimit: 2,
    });
    expect(render({ minReadySeconds: 5 })).toMatchObject({ minReadySeconds: 5 });
    expect(render({})).toMatchObject({ minReadySeconds: 0 });
    expect(render({})).not.toHaveProperty('updateStrategy');
  });
});

test('a Service is a ClusterIP on what all pods of the application share', () => {
  const chart = chartWith();
  const selector = new Deployment(chart, 'web', { name: 'web', containers });
  const service = new Service(chart, 'svc', { name: 'svc', selector, ports: [{ port: 80, targetPort: 5432 }] });
  expect(rendered(service)).toMatchObject({
    metadata: { name: 'svc' },
    spec: { type: 'ClusterIP', ports: [{ port: 80, targetPort: 5432 }] },
  });
  expect(renderedAt(service, 'spec.selector')).toEqual({ 'app.kubernetes.io/name': 'web' });
});

test('a disruption budget guards what the workload selects', () => {
  const chart = chartWith();
  const workload = new Deployment(chart, 'web', { name: 'web', containers });
  const metadata = { labels: { a: 'b' } };
  const budget = new PodDisruptionBudget(chart, 'pdb', {
    name: 'pdb',
    metadata,
    workload,
    minAvailable: percent(50),
    unhealthyPodEviction: 'IfHealthyBudget',
  });
  expect(rendered(budget)).toEqual({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'pdb', labels: { a: 'b' } },
    spec: {
      minAvailable: '50%',
      selector: { matchLabels: { 'app.kubernetes.io/instance': 'web', 'app.kubernetes.io/name': 'web' } },
      unhealthyPodEvictionPolicy: 'IfHealthyBudget',
    },
  });
});

test('a Secret without data, or with the leave to have them, is rendered', () => {
  expect(rendered(new Secret(chartWith(), 's', { name: 's' }))).toMatchObject({
    kind: 'Secret',
    metadata: { name: 's' },
  });
  expect(
    rendered(new Secret(chartWith(), 's', { name: 's', literalData: true, stringData: { a: 'b' } })),
  ).toMatchObject({ stringData: { a: 'b' } });
});

test('a Secret made elsewhere is referred to by the name with its version', () => {
  const chart = chartWith();
  const secret = Secret.fromSecretName(chart, 'password', 'db-password-v2');
  const envVariables = { PASSWORD: kplus.EnvValue.fromSecretValue({ secret, key: 'password' }) };
  const web = new Deployment(chart, 'web', { name: 'web', containers: [{ image: 'x', envVariables }] });
  expect(renderedAt(web, 'spec.template.spec.containers.0.env.0.valueFrom.secretKeyRef')).toEqual({
    name: 'db-password-v2',
    key: 'password',
  });
});
