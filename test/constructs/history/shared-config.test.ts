import { Chart } from 'cdk8s';
import { type App, ConfigMap, Deployment } from '../../../lib';
import { undo } from '../../../lib/history';
import { Project } from './project';

// Each test runs Git a dozen times.
jest.setTimeout(120_000);

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

/** Two charts whose Deployments mount one ConfigMap, which the first has. */
function sharing(config: string): (app: App) => void {
  return (app) => {
    const charts = ['first', 'second'].map((id) => new Chart(app, id));
    const shared = new ConfigMap(charts[0] as Chart, 'Conf', { name: 'shared', data: { config } });
    for (const chart of charts) {
      const volumeMounts = [{ path: '/conf', volume: shared.asVolume() }];
      new Deployment(chart, 'Web', { name: chart.node.id, containers: [{ image: 'nginx:1', volumeMounts }] });
    }
  };
}

test('two charts that go back to config they share get it once, in the chart that comes first', () => {
  project.release(sharing('old'));
  const [old] = project.objects('dist/first.k8s.yaml');
  project.release(sharing('new'));
  for (const name of ['first', 'second']) {
    project.change((history) => undo(history).history, `revisions/default/_/deployment.${name}.yaml`);
  }
  project.release(sharing('new'));
  expect(project.objects('dist/first.k8s.yaml')).toContain(old);
  expect(project.objects('dist/second.k8s.yaml')).toEqual(['Deployment/second']);
  for (const name of ['first', 'second']) {
    const workload = project.manifests(`dist/${name}.k8s.yaml`).find(({ kind }) => kind === 'Deployment');
    expect(`ConfigMap/${workload?.spec.template.spec.volumes[0].configMap.name}`).toBe(old);
  }
});
