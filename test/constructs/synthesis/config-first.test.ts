import { ApiObject, Chart, App as PlainApp, Testing } from 'cdk8s';
import { App } from '../../../lib/constructs/app';
import { ConfigMap } from '../../../lib/constructs/config-map';

const kinds = (text: string) => [...text.matchAll(/^kind: (.*)/gm)].map(([, kind]) => kind);

function add(chart: Chart, ...list: string[]): ApiObject[] {
  return list.map((kind, index) => new ApiObject(chart, `${kind}${index}`, { apiVersion: 'v1', kind }));
}

const config = (chart: Chart, name: string, versioned = true) =>
  new ConfigMap(chart, name, { name, versioned, data: { a: name } });

test.each(['CronJob', 'DaemonSet', 'Deployment', 'Job', 'Pod', 'ReplicaSet', 'ReplicationController', 'StatefulSet'])(
  'a versioned ConfigMap moves before a %s, and all else stays',
  (workload) => {
    const app = new App({ kubernetes: '1.36' });
    const chart = new Chart(app, 'chart');
    add(chart, 'Role', workload, 'Service');
    config(chart, 'late');
    add(chart, 'Deployment', 'Ingress');
    expect(kinds(app.synthYaml())).toEqual(['Role', 'ConfigMap', workload, 'Service', 'Deployment', 'Ingress']);
  },
);

test('several versioned ConfigMaps keep their order among themselves', () => {
  const app = new App({ kubernetes: '1.36' });
  const chart = new Chart(app, 'chart');
  add(chart, 'Deployment');
  for (const name of ['b', 'a', 'c']) {
    config(chart, name);
  }
  const names = [...app.synthYaml().matchAll(/^ {2}name: (\w)-/gm)].map(([, name]) => name);
  expect(names).toEqual(['b', 'a', 'c']);
});

test('a ConfigMap without a version, and one in another chart, stays where cdk8s puts it', () => {
  const app = new App({ kubernetes: '1.36' });
  const chart = new Chart(app, 'chart');
  add(chart, 'Deployment');
  config(chart, 'plain', false);
  config(new Chart(app, 'other'), 'conf');
  expect(kinds(app.synthYaml())).toEqual(['Deployment', 'ConfigMap', 'ConfigMap']);
});

test('a versioned ConfigMap stays after the objects it depends on, but before the other workloads', () => {
  const app = new App({ kubernetes: '1.36' });
  const chart = new Chart(app, 'chart');
  const [, namespace, workload] = add(chart, 'Deployment', 'Namespace', 'StatefulSet');
  workload?.addDependency(namespace as ApiObject);
  config(chart, 'conf').node.addDependency(namespace as ApiObject);
  expect(kinds(app.synthYaml())).toEqual(['Deployment', 'Namespace', 'ConfigMap', 'StatefulSet']);
});

test('a versioned ConfigMap that depends on another one moves with it', () => {
  const app = new App({ kubernetes: '1.36' });
  const chart = new Chart(app, 'chart');
  add(chart, 'Deployment');
  const late = config(chart, 'late');
  late.node.addDependency(config(chart, 'early'));
  const names = [...app.synthYaml().matchAll(/^ {2}name: (early|late|chart)-/gm)].map(([, name]) => name);
  expect(names).toEqual(['early', 'late', 'chart']);
});

test('cdk8s itself and Testing.synth render the same objects in the order of the constructs', () => {
  const build = (app: PlainApp) => {
    const chart = new Chart(app, 'chart');
    add(chart, 'Deployment');
    config(chart, 'conf');
    return chart;
  };
  expect(Testing.synth(build(Testing.app())).map(({ kind }) => kind)).toEqual(['Deployment', 'ConfigMap']);
  expect(Testing.synth(build(new App({ kubernetes: '1.36' })))).toEqual(Testing.synth(build(new PlainApp())));
});
