import { Chart, Duration, JsonPatch, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { ConfigMap, ContainerRestartPolicy, Deployment, Env, Handler, Probe, Service, Topology } from '../../lib';
import { chartWith, rendered, renderedAt } from './render';

const containers = [{ name: 'nginx', image: 'nginx:1.22-alpine', portNumber: 8080 }];

test('nothing but what was asked for and the security of cdk8s-plus is rendered', () => {
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers });
  const labels = { 'app.kubernetes.io/instance': 'web', 'app.kubernetes.io/name': 'web' };
  expect(rendered(web)).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      minReadySeconds: 0,
      progressDeadlineSeconds: 600,
      replicas: 2,
      selector: { matchLabels: labels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          containers: [
            {
              image: 'nginx:1.22-alpine',
              name: 'nginx',
              ports: [{ containerPort: 8080 }],
              securityContext: {
                allowPrivilegeEscalation: false,
                privileged: false,
                readOnlyRootFilesystem: true,
                runAsNonRoot: true,
              },
            },
          ],
          dnsPolicy: 'ClusterFirst',
          restartPolicy: 'Always',
          securityContext: { fsGroupChangePolicy: 'Always', runAsNonRoot: true },
          setHostnameAsFQDN: false,
          terminationGracePeriodSeconds: 30,
        },
      },
    },
  });
});

test('the rollout props stand in the spec and the change cause in the annotations', () => {
  const web = new Deployment(chartWith(), 'web', {
    name: 'web',
    containers,
    minReady: Duration.seconds(15),
    progressDeadline: Duration.minutes(2),
    revisionHistoryLimit: 3,
    paused: true,
    changeCause: 'update to v2, ngx=1.22',
    replicas: 4,
  });
  expect(rendered(web)).toMatchObject({
    metadata: { annotations: { 'kubernetes.io/change-cause': 'update to v2, ngx=1.22' } },
    spec: { minReadySeconds: 15, progressDeadlineSeconds: 120, revisionHistoryLimit: 3, paused: true, replicas: 4 },
  });
});

test('`paused: false` is not rendered', () => {
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers, paused: false });
  expect(renderedAt(web, 'spec')).not.toHaveProperty('paused');
});

test('a size that an autoscaler elsewhere owns is not rendered', () => {
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers, autoscaled: true });
  expect(renderedAt(web, 'spec')).not.toHaveProperty('replicas');
});

test('an autoscaler, ingress and network policy of cdk8s-plus take it', () => {
  const chart = chartWith();
  const web = new Deployment(chart, 'web', {
    name: 'web',
    containers: [{ ...containers[0], image: 'x', resources: { cpu: { request: kplus.Cpu.millis(100) } } }],
  });
  new kplus.HorizontalPodAutoscaler(chart, 'hpa', { target: web, maxReplicas: 5 });
  new kplus.NetworkPolicy(chart, 'policy', { selector: web });
  web.exposeViaIngress('/');
  const all = Testing.synth(chart);
  expect(renderedAt(web, 'spec')).not.toHaveProperty('replicas');
  expect(all.find(({ kind }) => kind === 'HorizontalPodAutoscaler').spec.scaleTargetRef.name).toBe('web');
  expect(all.find(({ kind }) => kind === 'NetworkPolicy').spec.podSelector.matchLabels).toEqual({
    'app.kubernetes.io/name': 'web',
  });
  expect(all.find(({ kind }) => kind === 'Service')).toMatchObject({
    metadata: { name: 'web' },
    spec: { selector: { 'app.kubernetes.io/name': 'web' } },
  });
});

test('an explicit selector is all that the pods carry and that a Service selects', () => {
  const chart = chartWith();
  const web = new Deployment(chart, 'web', { name: 'ngx-dep', selector: { app: 'ngx-dep' }, containers });
  const service = new Service(chart, 'svc', {
    name: 'ngx-svc',
    selector: web,
    ports: [{ port: 80, targetPort: 8080 }],
  });
  expect(rendered(web)).toMatchObject({ spec: { selector: { matchLabels: { app: 'ngx-dep' } } } });
  expect(renderedAt(web, 'spec.template.metadata')).toEqual({ labels: { app: 'ngx-dep' } });
  expect(renderedAt(service, 'spec.selector')).toEqual({ app: 'ngx-dep' });
});

test('the pods may belong to another application by their name label', () => {
  const podMetadata = { labels: { 'app.kubernetes.io/name': 'shop', team: 'a' }, annotations: { note: 'b' } };
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers, podMetadata });
  expect(renderedAt(web, 'spec.template.metadata')).toEqual({
    annotations: { note: 'b' },
    labels: { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'web', team: 'a' },
  });
  expect(renderedAt(web, 'spec.selector.matchLabels')).toEqual({
    'app.kubernetes.io/name': 'shop',
    'app.kubernetes.io/instance': 'web',
  });
});

test('priority, readiness gates and topology spread stand in the pod spec', () => {
  const web = new Deployment(chartWith(), 'web', {
    name: 'web',
    containers,
    priorityClassName: 'high',
    readinessGates: ['target-health.elbv2.k8s.aws/web'],
    topologySpread: [
      {
        topology: Topology.ZONE,
        whenUnsatisfiable: 'DoNotSchedule',
        minDomains: 2,
        maxSkew: 2,
        nodeTaintsPolicy: 'Honor',
      },
    ],
  });
  expect(renderedAt(web, 'spec.template.spec')).toMatchObject({
    priorityClassName: 'high',
    readinessGates: [{ conditionType: 'target-health.elbv2.k8s.aws/web' }],
    topologySpreadConstraints: [
      {
        labelSelector: { matchLabels: { 'app.kubernetes.io/instance': 'web', 'app.kubernetes.io/name': 'web' } },
        matchLabelKeys: ['pod-template-hash'],
        maxSkew: 2,
        minDomains: 2,
        nodeTaintsPolicy: 'Honor',
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'DoNotSchedule',
      },
    ],
  });
});

test('a sidecar starts first, runs beside and has probes; hooks may sleep; probes may be gRPC', () => {
  const web = new Deployment(chartWith(), 'web', {
    name: 'web',
    containers: [
      {
        image: 'web:1',
        portNumber: 9000,
        readiness: Probe.fromGrpc({ service: 'ready', periodSeconds: Duration.seconds(3) }),
        liveness: Probe.fromGrpc({ port: 9001 }),
        lifecycle: { preStop: Handler.sleep(Duration.seconds(5)), postStart: Handler.sleep(Duration.seconds(1)) },
      },
    ],
    initContainers: [
      { name: 'migrate', image: 'web:1', command: ['migrate'] },
      {
        image: 'proxy:1',
        restartPolicy: ContainerRestartPolicy.ALWAYS,
        startup: Probe.fromTcpSocket({ port: 15001 }),
        lifecycle: { preStop: Handler.sleep(Duration.seconds(2)) },
      },
    ],
  });
  const pod = renderedAt(web, 'spec.template.spec');
  expect(pod).toMatchObject({
    containers: [
      {
        readinessProbe: { grpc: { port: 9000, service: 'ready' }, periodSeconds: 3, failureThreshold: 3 },
        livenessProbe: { grpc: { port: 9001 } },
        lifecycle: { postStart: { sleep: { seconds: 1 } }, preStop: { sleep: { seconds: 5 } } },
      },
    ],
    initContainers: [
      { name: 'migrate', command: ['migrate'] },
      {
        name: 'init-1',
        restartPolicy: 'Always',
        startupProbe: { tcpSocket: { port: 15001 } },
        lifecycle: { preStop: { sleep: { seconds: 2 } } },
      },
    ],
  });
  expect(renderedAt(web, 'spec.template.spec.containers.0.readinessProbe')).not.toHaveProperty('tcpSocket');
});

test('containers added later are treated as those of the constructor', () => {
  const early = new Deployment(chartWith(), 'web', { name: 'web', containers, zeroDowntime: true });
  const late = new Deployment(chartWith(), 'web', { name: 'web', zeroDowntime: true });
  late.addContainer(containers[0] as kplus.ContainerProps);
  expect(rendered(late)).toEqual(rendered(early));
});

test('capabilities are written as Kubernetes knows them', () => {
  const securityContext = {
    capabilities: { add: [kplus.Capability.NET_BIND_SERVICE], drop: ['ALL' as kplus.Capability] },
  };
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers: [{ image: 'x', securityContext }] });
  expect(renderedAt(web, 'spec.template.spec.containers.0.securityContext.capabilities')).toEqual({
    add: ['NET_BIND_SERVICE'],
    drop: ['ALL'],
  });
});

test('a mounted versioned ConfigMap and variables from it refer to the hashed name', () => {
  const chart = chartWith();
  const config = new ConfigMap(chart, 'conf', { name: 'conf', data: { key: 'value' } });
  const web = new Deployment(chart, 'web', {
    name: 'web',
    containers: [
      {
        image: 'x',
        envFrom: [Env.fromConfigMap(config)],
        envVariables: { KEY: kplus.EnvValue.fromConfigMap(config, 'key') },
      },
    ],
  });
  web.containers[0]?.mount('/etc/conf', config);
  web.containers[0]?.mount('/etc/other', kplus.Volume.fromConfigMap(chart, 'volume', config));
  const pod = renderedAt(web, 'spec.template.spec');
  expect(config.name).toMatch(/^conf-[a-z0-9]{10}$/);
  expect(pod).toMatchObject({
    containers: [
      {
        envFrom: [{ configMapRef: { name: config.name } }],
        env: [{ valueFrom: { configMapKeyRef: { name: config.name } } }],
      },
    ],
    volumes: [
      { name: 'conf', configMap: { name: config.name } },
      { name: `configmap-${config.name}`, configMap: { name: config.name } },
    ],
  });
});

test('`spread: true` gives the same anti-affinity each time', () => {
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers, spread: true });
  web.scheduling.separate(kplus.Pods.select(web, 'other', { labels: { app: 'other' } }));
  const first = rendered(web);
  expect(rendered(web)).toEqual(first);
  expect(
    renderedAt(web, 'spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution'),
  ).toHaveLength(3);
});

test('isolation makes a policy by the name of the Deployment', () => {
  const chart = chartWith();
  new Deployment(chart, 'web', { name: 'web', containers, isolate: true });
  const policies = Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
  expect(policies).toMatchObject([
    {
      metadata: { name: 'web-default-deny' },
      spec: { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } }, policyTypes: ['Egress', 'Ingress'] },
    },
  ]);
});

test('a JSON patch of the user comes last and may set what cdk8s-plus does not know', () => {
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers });
  const patches = [
    JsonPatch.add('/spec/paused', true),
    JsonPatch.add('/spec/template/spec/containers/0/lifecycle', { preStop: { sleep: { seconds: 3 } } }),
  ];
  (web.node.defaultChild as kplus.k8s.KubeDeployment).addJsonPatch(...patches);
  for (const json of [rendered(web), rendered(web)]) {
    expect(json).toMatchObject({
      spec: {
        paused: true,
        template: { spec: { containers: [{ lifecycle: { preStop: { sleep: { seconds: 3 } } } }] } },
      },
    });
  }
});

test('a JSON patch that cannot be applied is said with the construct', () => {
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers });
  (web.node.defaultChild as kplus.k8s.KubeDeployment).addJsonPatch(JsonPatch.add('/spec/nothing/at/all', 1));
  expect(() => rendered(web)).toThrow(/^chart\/web: a JSON patch cannot be applied/);
});

test('merged fields stand in their alphabetical place', () => {
  const preStop = Handler.sleep(Duration.seconds(5));
  const web = new Deployment(chartWith(), 'web', {
    name: 'web',
    containers: [{ image: 'x', lifecycle: { preStop }, portNumber: 80 }],
  });
  const container = renderedAt(web, 'spec.template.spec.containers.0') as object;
  expect(Object.keys(container)).toEqual(Object.keys(container).toSorted());
});

test('Testing.synth and a plain chart give what an app gives', () => {
  const chart = Testing.chart();
  new Deployment(chart, 'web', { name: 'web', containers, zeroDowntime: true });
  const again = new Chart(Testing.app(), 'test');
  new Deployment(again, 'web', { name: 'web', containers, zeroDowntime: true });
  expect(Yaml.stringify(...Testing.synth(chart))).toBe(Yaml.stringify(...again.toJson()));
});
