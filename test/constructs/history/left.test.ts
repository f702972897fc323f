import { Chart, YamlOutputType } from 'cdk8s';
import { type App, ConfigMap, setTarget } from '../../../lib';
import { addWeb, type Project, withTwoRevisions } from './project';

// Each test runs Git a dozen times.
jest.setTimeout(120_000);

let project: Project;
beforeEach(() => {
  project = withTwoRevisions();
});
afterEach(() => project.remove());

describe('config of a workload that left the code', () => {
  const retained = (path: string) => project.objects(path).filter((name) => name.startsWith('ConfigMap/web-conf-'));

  test('stays where its chart does, though that is empty', () => {
    project.synth((app) => {
      new Chart(app, 'web');
      addWeb(app, { name: 'api' });
    });
    expect(project.history()).toMatchObject({ left: true });
    expect(retained('dist/web.retained.k8s.yaml')).toHaveLength(2);
  });

  test('goes to another chart of its target where its own is gone', () => {
    project.git('rm -q dist/web.k8s.yaml dist/web.retained.k8s.yaml');
    project.synth((app) => addWeb(app, { name: 'api' }));
    expect(project.history()).toMatchObject({ left: true });
    expect(retained('dist/api.retained.k8s.yaml')).toHaveLength(2);
    project.commit();
    project.synth((app) => addWeb(app, { name: 'api' }, 'renamed'));
    expect(retained('dist/renamed.retained.k8s.yaml')).toHaveLength(2);
  });

  test('stays where no workload of its target is left', () => {
    project.synth((app) => {
      new ConfigMap(new Chart(app, 'web'), 'Other', { name: 'other', data: { a: 'b' } });
    });
    expect(project.history()).toMatchObject({ left: true });
    expect(retained('dist/web.retained.k8s.yaml')).toHaveLength(2);
  });
});

test('the history of a target whose chart writes no file of its own retains its config', () => {
  const app = (image: number, config: string) => (root: App) => {
    addWeb(root, { name: 'api' });
    setTarget(addWeb(root, { image, config }), 'prod');
  };
  const options = { yamlOutputType: YamlOutputType.FILE_PER_APP };
  project.git('rm -rq dist revisions');
  project.commit('anew');
  project.release(app(1, 'a'), options);
  project.release(app(2, 'b'), options);
  expect(project.revisions('revisions/prod/_/deployment.web.yaml')).toEqual(['2: 2', '1: 1']);
  expect(project.objects('dist/app.retained.k8s.yaml')).toHaveLength(1);
});
