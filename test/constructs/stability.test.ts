import { Chart, Duration, Size, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import fc from 'fast-check';
import {
  App,
  type AppProps,
  ConfigMap,
  DaemonSet,
  Deployment,
  PodDisruptionBudget,
  Secret,
  Service,
  StatefulSet,
} from '../../lib';

const names = [
  'conf',
  'plain',
  'secret',
  'web',
  'front',
  'other',
  'budget',
  'db',
  'agent',
  'policy',
  'members',
] as const;
type Name = (typeof names)[number];

/** Where constructs stand: the chart and what is around all of them, then the path of each. */
interface Place {
  readonly chart: string;
  readonly around: readonly string[];
  readonly paths: readonly (readonly string[])[];
}

/** Every construct of ours, with all that makes further objects or refers to others. */
function define(at: (name: Name) => [Construct, string], compatible: boolean): void {
  /** What is to be said where cdk8s-plus would take it from the path. */
  const pinned = (name: Name) => (compatible ? { selector: { app: name } } : {});
  const members = { name: 'members', clusterIP: 'None', ports: [{ port: 8080 }] };
  const conf = new ConfigMap(...at('conf'), { name: 'conf', versioned: true, data: { level: 'info' } });
  const plain = new ConfigMap(...at('plain'), { name: 'plain', versioned: false, data: { LEVEL: 'info' } });
  const secret = new Secret(...at('secret'), { name: 'password-v1' });
  const common = {
    containers: [
      {
        image: 'web:1',
        portNumber: 8080,
        envFrom: [kplus.Env.fromConfigMap(plain), kplus.Env.fromSecret(secret)],
        envVariables: { LEVEL: kplus.EnvValue.fromConfigMap(conf, 'level') },
      },
    ],
    isolate: true,
    spread: true,
    zeroDowntime: true,
  };

  const web = new Deployment(...at('web'), { name: 'web', ...pinned('web'), ...common });
  web.containers[0]?.mount('/etc/conf', conf);
  web.containers[0]?.mount('/etc/plain', kplus.Volume.fromConfigMap(web, 'plain', plain));
  web.containers[0]?.mount('/tmp', kplus.Volume.fromEmptyDir(web, 'tmp', 'tmp'));
  web.exposeViaService({ ...(compatible ? { name: 'web' } : {}), ports: [{ port: 80, targetPort: 8080 }] });
  new Service(...at('front'), { name: 'front', selector: web, ports: [{ port: 80, targetPort: 8080 }] });

  const other = new Deployment(...at('other'), {
    name: 'other',
    ...pinned('other'),
    ...common,
    zeroDowntime: { budget: false },
  });
  new PodDisruptionBudget(...at('budget'), { name: 'budget', workload: other });

  const db = new StatefulSet(...at('db'), {
    name: 'db',
    ...pinned('db'),
    ...(compatible ? { service: new Service(...at('members'), members) } : {}),
    ...common,
    volumeClaimTemplates: [
      { name: 'data', storage: Size.gibibytes(1), accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE] },
    ],
  });
  db.containers[0]?.mount('/data', db.claim('data'));
  new DaemonSet(...at('agent'), { name: 'agent', ...pinned('agent'), ...common, minReady: Duration.seconds(5) });

  web.scheduling.colocate(db);
  other.scheduling.separate(web);
  new kplus.NetworkPolicy(...at('policy'), {
    metadata: { name: 'from-web' },
    selector: db,
    ingress: { rules: [{ peer: web, ports: [kplus.NetworkPolicyPort.tcp(8080)] }] },
  });
}

/** The text of each object; their order follows the construct tree. */
function objects({ chart, around, paths }: Place, props: AppProps): readonly string[] {
  const root = new Chart(new App(props), chart);
  const inside = (scope: Construct, ids: readonly string[]) =>
    ids.reduce<Construct>((parent, id) => new Construct(parent, id), scope);
  const scope = inside(root, around);
  define((name) => {
    const path = paths[names.indexOf(name)] ?? [];
    return [inside(scope, path.slice(0, -1)), path.at(-1) ?? name];
  }, props.compatibility !== undefined);
  return root
    .toJson()
    .map((object) => Yaml.stringify(object))
    .sort();
}

/** Construct ids, among them those that cdk8s leaves out of names. */
const id = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/),
  fc.constantFrom('Default', 'Resource', 'default', 'Pod', '10'),
);
const places = fc.record<Place>({
  chart: id,
  around: fc.array(id, { maxLength: 4 }),
  paths: fc.uniqueArray(fc.array(id, { minLength: 1, maxLength: 3 }), {
    selector: ([first]) => first,
    minLength: names.length,
    maxLength: names.length,
  }),
});

test.each<[string, AppProps]>([
  ['', {}],
  [', also with cdk8s-plus’ names and selectors once they are written down', { compatibility: 'cdk8s-plus' }],
])('moving, wrapping or renaming constructs changes no byte of their objects%s', (_, props) => {
  const plain = objects({ chart: 'chart', around: [], paths: [] }, props);
  const kinds = plain.map((text) => /^kind: (.*)$/m.exec(text)?.[1]);
  expect(kinds.sort()).toEqual([
    ...['ConfigMap', 'ConfigMap', 'DaemonSet', 'Deployment', 'Deployment'],
    ...['NetworkPolicy', 'NetworkPolicy', 'NetworkPolicy', 'NetworkPolicy', 'NetworkPolicy'],
    ...['PodDisruptionBudget', 'PodDisruptionBudget', 'PodDisruptionBudget', 'Secret'],
    ...['Service', 'Service', 'Service', 'StatefulSet'],
  ]);
  fc.assert(
    fc.property(places, (place) => expect(objects(place, props)).toEqual(plain)),
    { numRuns: 40 },
  );
});
