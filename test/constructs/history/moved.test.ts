import { setTarget } from '../../../lib';
import { addWeb, type Project, withTwoRevisions } from './project';

// Each test runs Git a dozen times.
jest.setTimeout(120_000);

let project: Project;
beforeEach(() => {
  project = withTwoRevisions();
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
