import { Duration } from 'cdk8s';
import {
  DaemonSet,
  Deployment,
  DeploymentStrategy,
  Handler,
  PercentOrAbsolute,
  Probe,
  StatefulSet,
  Topology,
} from '../../lib';
import { chartWith, refusal, rendered, renderedAt } from './render';

const containers = [{ image: 'web:1', portNumber: 8080 }];

test('each value of the preset stands in the YAML', () => {
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers, zeroDowntime: true });
  const spread = (topologyKey: string) => ({
    labelSelector: { matchLabels: { 'app.kubernetes.io/instance': 'web', 'app.kubernetes.io/name': 'web' } },
    matchLabelKeys: ['pod-template-hash'],
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
  });
  expect(rendered(web)).toMatchObject({
    spec: {
      minReadySeconds: 10,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template: {
        spec: {
          containers: [
            {
              readinessProbe: { failureThreshold: 3, periodSeconds: 5, tcpSocket: { port: 8080 } },
              lifecycle: { preStop: { sleep: { seconds: 10 } } },
            },
          ],
          terminationGracePeriodSeconds: 45,
          topologySpreadConstraints: [spread('topology.kubernetes.io/zone'), spread('kubernetes.io/hostname')],
        },
      },
    },
  });
  expect(rendered(web.node.findChild('Budget'))).toEqual({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: { 'app.kubernetes.io/instance': 'web', 'app.kubernetes.io/name': 'web' } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
});

test('the grace period is the sleep, the drain and five seconds', () => {
  const zeroDowntime = { preStopSleep: Duration.seconds(5), drain: Duration.minutes(1), budget: false, spread: false };
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers, zeroDowntime });
  expect(renderedAt(web, 'spec.template.spec')).toMatchObject({
    containers: [{ lifecycle: { preStop: { sleep: { seconds: 5 } } } }],
    terminationGracePeriodSeconds: 70,
  });
  expect(renderedAt(web, 'spec.template.spec')).not.toHaveProperty('topologySpreadConstraints');
  expect(web.node.tryFindChild('Budget')).toBeUndefined();
});

test('the options of the preset beat its defaults', () => {
  const zeroDowntime = { surge: PercentOrAbsolute.absolute(2), minReady: Duration.seconds(3) };
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers, zeroDowntime });
  expect(renderedAt(web, 'spec')).toMatchObject({ minReadySeconds: 3, strategy: { rollingUpdate: { maxSurge: 2 } } });
});

test('the props of the workload beat the preset', () => {
  const web = new Deployment(chartWith(), 'web', {
    name: 'web',
    zeroDowntime: true,
    minReady: Duration.seconds(0),
    terminationGracePeriod: Duration.seconds(20),
    strategy: DeploymentStrategy.recreate(),
    topologySpread: [{ topology: Topology.HOSTNAME, matchLabelKeys: [] }],
    containers: [
      {
        ...containers[0],
        image: 'web:1',
        readiness: Probe.fromHttpGet('/ready', { port: 8081 }),
        lifecycle: { preStop: Handler.fromCommand(['drain']), postStart: Handler.sleep(Duration.seconds(1)) },
      },
    ],
  });
  expect(renderedAt(web, 'spec')).toMatchObject({ minReadySeconds: 0, strategy: { type: 'Recreate' } });
  expect(renderedAt(web, 'spec.strategy')).not.toHaveProperty('rollingUpdate');
  expect(renderedAt(web, 'spec.template.spec')).toMatchObject({
    terminationGracePeriodSeconds: 20,
    topologySpreadConstraints: [{ topologyKey: 'kubernetes.io/hostname' }],
    containers: [
      {
        readinessProbe: { httpGet: { path: '/ready', port: 8081 } },
        lifecycle: { preStop: { exec: { command: ['drain'] } }, postStart: { sleep: { seconds: 1 } } },
      },
    ],
  });
  expect(renderedAt(web, 'spec.template.spec.topologySpreadConstraints.0')).not.toHaveProperty('matchLabelKeys');
});

test('a container that serves no port is left as it is', () => {
  const web = new Deployment(chartWith(), 'web', {
    name: 'web',
    containers: [...containers, { name: 'log', image: 'log:1' }],
    zeroDowntime: true,
  });
  const log = renderedAt(web, 'spec.template.spec.containers.1');
  expect(log).not.toHaveProperty('lifecycle');
  expect(log).not.toHaveProperty('readinessProbe');
});

test('a port among several names the probe', () => {
  const ports = [
    { number: 9000, name: 'grpc' },
    { number: 9001, name: 'metrics' },
  ];
  const web = new Deployment(chartWith(), 'web', {
    name: 'web',
    containers: [{ image: 'web:1', ports }],
    zeroDowntime: true,
  });
  expect(renderedAt(web, 'spec.template.spec.containers.0.readinessProbe.tcpSocket')).toEqual({ port: 9000 });
});

test('a StatefulSet is spread by its own revision label and has a budget', () => {
  const db = new StatefulSet(chartWith(), 'db', { name: 'db', containers, zeroDowntime: true });
  expect(renderedAt(db, 'spec.minReadySeconds')).toBe(10);
  expect(renderedAt(db, 'spec.template.spec.topologySpreadConstraints.0.matchLabelKeys')).toEqual([
    'controller-revision-hash',
  ]);
  expect(renderedAt(db.node.findChild('Budget'), 'spec.maxUnavailable')).toBe(1);
});

test('a DaemonSet starts the new pod of a node before the old one goes, with neither budget nor spread', () => {
  const agent = new DaemonSet(chartWith(), 'agent', { name: 'agent', containers, zeroDowntime: true });
  expect(renderedAt(agent, 'spec')).toMatchObject({
    minReadySeconds: 10,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  });
  expect(renderedAt(agent, 'spec.template.spec')).not.toHaveProperty('topologySpreadConstraints');
  expect(agent.node.tryFindChild('Budget')).toBeUndefined();
});

test.each([
  ['1.29', 'lifecycle.preStop.sleep is not known to Kubernetes 1.29', 'since Kubernetes 1.30'],
  ['1.26', 'matchLabelKeys is not known to Kubernetes 1.26', 'since Kubernetes 1.27'],
] as const)(
  'on %s the preset says what that minor does not know, and which minor does',
  (kubernetes, message, since) => {
    const web = new Deployment(chartWith({ kubernetes }), 'web', { name: 'web', containers, zeroDowntime: true });
    const said = refusal(() => rendered(web));
    expect(said).toContain(message);
    expect(said).toContain(since);
  },
);

test('on 1.30 it is all known', () => {
  const web = new Deployment(chartWith({ kubernetes: '1.30' }), 'web', { name: 'web', containers, zeroDowntime: true });
  expect(rendered(web)).toBeDefined();
});
