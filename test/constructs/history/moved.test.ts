import { Chart, YamlOutputType } from 'cdk8s';
import { type App, ConfigMap, setTarget } from '../../../lib';
import { restart, undo } from '../../../lib/history';
import { addWeb, Project } from './project';

// Each test runs Git a dozen times.
jest.setTimeout(120_000);

let project: Project;
beforeEach(() => {
  project = new Project();
  project.release({ image: 1, config: 'a' });
  project.release({ image: 2, config: 'b' });
});
afterEach(() => project.remove());

describe('a history that Git does not have where it lies now', () => {
  const released = ['2: 2', '1: 1'];

  test('is that of another path: the project was moved', () => {
    project.git('status -s && mkdir old && git mv dist revisions old && git commit -qm away && mv old/* .');
    project.synth({ image: 2, config: 'b' });
    expect(project.revisions()).toEqual(released);
    expect(project.objects('dist/web.retained.k8s.yaml')).toHaveLength(1);
    project.synth({ image: 3, config: 'c' });
    expect(project.revisions()).toEqual(['3: 3', ...released]);
  });

  test('was taken back after it was removed', () => {
    project.git('rm -rq revisions && git commit -qm removed && git checkout -q HEAD~1 -- revisions');
    project.synth({ image: 2, config: 'b' });
    expect(project.revisions()).toEqual(released);
  });

  test('was moved to another target', () => {
    project.git('mv revisions/default revisions/prod');
    project.synth((app) => setTarget(addWeb(app, { image: 2, config: 'b' }), 'prod'));
    expect(project.revisions('revisions/prod/_/deployment.web.yaml')).toEqual(released);
  });

  test('was never released: it begins with revision 1 as often as it is made', () => {
    for (const image of [1, 2, 3]) {
      project.synth((app) => {
        addWeb(app, { image: 2, config: 'b' });
        addWeb(app, { name: 'api', image });
      });
    }
    expect(project.revisions('revisions/default/_/deployment.api.yaml')).toEqual(['1: 3']);
  });
});

test('a hook of Git, which says where the repository is in its own way, sees the same history', () => {
  const { GIT_DIR, GIT_INDEX_FILE } = process.env;
  Object.assign(process.env, { GIT_DIR: 'nowhere/.git', GIT_INDEX_FILE: 'nowhere/index' });
  try {
    project.synth({ image: 3, config: 'c' });
    project.synth({ image: 4, config: 'd' });
  } finally {
    for (const [name, value] of Object.entries({ GIT_DIR, GIT_INDEX_FILE })) {
      if (value === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    }
  }
  expect(project.revisions()).toEqual(['3: 4', '2: 2', '1: 1']);
});

test('what is held stays, however often it is restarted', () => {
  const web = { image: 2, config: 'b', revisionHistoryLimit: 0 };
  project.change((history) => undo(history).history);
  project.release(web);
  for (let second = 10; second < 35; second += 1) {
    project.change((history) => restart(history, `2025-01-01T10:00:${second}Z`));
    project.release(web);
    const before = project.tree();
    project.synth(web);
    expect(project.tree()).toEqual(before);
  }
  const { revisions, desired } = project.history();
  expect(revisions.filter(({ digest }) => digest === desired.hold?.digest)).toHaveLength(1);
  expect(revisions.length).toBeLessThanOrEqual(18);
  expect(project.objects()).toContain('Deployment/web');
});

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
