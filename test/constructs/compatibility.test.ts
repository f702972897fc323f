import { ApiObject, Chart, Duration, JsonPatch, Size, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import fc from 'fast-check';
import * as ours from '../../lib';
import { setOptions } from '../../lib/constructs/app-options';

/** What an app that already runs may look like; the one library or the other is all that differs. */
type Library = Pick<typeof ours, 'ConfigMap' | 'DaemonSet' | 'Deployment' | 'Secret' | 'Service' | 'StatefulSet'>;

interface Scenario {
  readonly named: boolean;
  readonly spread: boolean;
  readonly isolate: boolean;
  readonly startup: boolean;
  readonly autoscaled: boolean;
  readonly exposed: boolean;
  readonly patched: boolean;
  readonly select: boolean;
  readonly init: boolean;
}

function synthesized(library: Library, scenario: Scenario, compatibility: boolean): string {
  const app = Testing.app();
  if (compatibility) {
    setOptions(app, { kubernetes: '1.36', compatibility: 'cdk8s-plus' });
  }
  const chart = new Chart(app, 'chart', { labels: { team: 'a' }, namespace: 'shop' });
  const metadata = (name: string) => (scenario.named ? { metadata: { name, annotations: { b: 'c' } } } : {});
  const config = new library.ConfigMap(chart, 'config', { ...metadata('config'), data: { a: '1', empty: '' } });
  config.addData('b', '2');
  config.addBinaryData('c', 'AAA=');
  config.addFile('package.json', 'package');
  new library.ConfigMap(chart, 'empty', { data: { a: '' }, immutable: true });
  const secret = new library.Secret(chart, 'secret', { ...metadata('secret'), stringData: { password: 'x' } });
  const common = {
    spread: scenario.spread,
    isolate: scenario.isolate,
    podMetadata: { labels: { app: 'x' } },
    containers: [
      {
        name: 'web',
        image: 'web:1',
        portNumber: 8080,
        envFrom: [kplus.Env.fromConfigMap(config), kplus.Env.fromSecret(secret)],
        envVariables: { A: kplus.EnvValue.fromConfigMap(config, 'a') },
        liveness: kplus.Probe.fromHttpGet('/'),
        securityContext: { capabilities: { add: [kplus.Capability.NET_BIND_SERVICE] } },
        ...(scenario.startup ? { startup: kplus.Probe.fromTcpSocket(), resources: {} } : {}),
      },
    ],
    ...(scenario.init ? { initContainers: [{ image: 'init:1' }, { name: 'second', image: 'init:2' }] } : {}),
  };
  const selected = scenario.select ? {} : { select: false };
  const web = new library.Deployment(chart, 'web', {
    ...metadata('web'),
    ...common,
    ...selected,
    minReady: Duration.seconds(3),
  });
  if (!scenario.select) {
    web.select(kplus.LabelSelector.of({ labels: { app: 'x' } }));
  }
  const [container] = web.containers;
  container?.mount('/etc/config', kplus.Volume.fromConfigMap(chart, 'volume', config));
  container?.mount('/tmp', kplus.Volume.fromEmptyDir(chart, 'tmp', 'tmp', { sizeLimit: Size.mebibytes(5) }));
  web.addContainer({ name: 'late', image: 'late:1' });
  web.scheduling.separate(kplus.Pods.all(chart, 'all'));
  if (scenario.autoscaled) {
    new kplus.HorizontalPodAutoscaler(chart, 'hpa', { target: web, maxReplicas: 3 });
  }
  if (scenario.exposed) {
    web.exposeViaIngress('/', { ports: [{ port: 80, targetPort: 8080 }] });
  }
  if (scenario.patched) {
    ApiObject.of(web).addJsonPatch(
      JsonPatch.add('/spec/revisionHistoryLimit', 3),
      JsonPatch.add('/spec/nonsense', true),
    );
    ApiObject.of(config).addJsonPatch(JsonPatch.add('/metadata/labels', { patched: 'yes' }));
  }
  const database = new library.StatefulSet(chart, 'db', { ...metadata('db'), ...common });
  const service = new library.Service(chart, 'svc', { ...metadata('svc'), selector: web, ports: [{ port: 80 }] });
  new library.StatefulSet(chart, 'db2', {
    ...common,
    service: new library.Service(chart, 'names', { ports: [{ port: 1 }] }),
  });
  new library.DaemonSet(chart, 'agent', { ...metadata('agent'), ...common, minReadySeconds: 4 });
  web.connections.allowTo(database);
  new kplus.Ingress(chart, 'ingress', { rules: [{ path: '/x', backend: kplus.IngressBackend.fromService(service) }] });
  return Yaml.stringify(...chart.toJson());
}

const flag = fc.boolean();
const scenarios = fc.record<Scenario>({
  named: flag,
  spread: flag,
  isolate: flag,
  startup: flag,
  autoscaled: flag,
  exposed: flag,
  patched: flag,
  select: flag,
  init: flag,
});

test('with `compatibility: "cdk8s-plus"` an app gives the bytes that it gave with cdk8s-plus', () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      expect(synthesized(ours, scenario, true)).toBe(synthesized(kplus as unknown as Library, scenario, false));
    }),
    { numRuns: 60 },
  );
});

test('without it, names and versioned config are asked for', () => {
  const scenario = {
    named: true,
    spread: false,
    isolate: false,
    startup: false,
    autoscaled: false,
    exposed: false,
    patched: false,
    select: true,
    init: false,
  };
  expect(() => synthesized(ours, scenario, false)).toThrow('cannot be added to a versioned ConfigMap');
  expect(() => synthesized(ours, { ...scenario, named: false }, false)).toThrow('chart/config: no name');
});

test('a selector that is written down is also that of the Service which cdk8s-plus makes for a StatefulSet', () => {
  const app = Testing.app();
  setOptions(app, { kubernetes: '1.36', compatibility: 'cdk8s-plus' });
  const chart = new Chart(app, 'chart');
  const containers = [{ image: 'db:1', portNumber: 5432 }];
  new ours.StatefulSet(chart, 'db', { name: 'db', selector: { app: 'db' }, containers });
  const [service] = chart.toJson().filter(({ kind }) => kind === 'Service');
  expect(service.spec.selector).toEqual({ app: 'db' });
});
