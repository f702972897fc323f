import { addWeb, type Project, refusal, WEB, withTwoRevisions } from './project';

// Each test runs Git.
jest.setTimeout(120_000);

let project: Project;
beforeEach(() => {
  project = withTwoRevisions();
  const text = project.read(WEB);
  project.write(WEB, text.replace(/(number: 1\n[\s\S]*?)limit:/, '$1limits: 1\n    limit:'));
});
afterEach(() => project.remove());

const MESSAGE = `${WEB} is not a whole history: a revision has \`limits\`, which means nothing`;

test('an older revision that was broken here is told though nothing changes', () => {
  expect(refusal(() => project.synth({ image: 2, config: 'b' }))).toContain(MESSAGE);
});

describe('an older revision that was merged broken', () => {
  beforeEach(() => project.commit());

  test('is not read while nothing changes, and its config stays', () => {
    const before = project.tree();
    project.synth({ image: 2, config: 'b' });
    expect(project.tree()).toEqual(before);
    expect(project.objects('dist/web.retained.k8s.yaml')).toEqual([expect.stringMatching(/^ConfigMap\/web-conf-/)]);
  });

  test('is told in CI, where the history is frozen', () => {
    expect(refusal(() => project.synth({ image: 2, config: 'b' }, { frozen: true }))).toContain(MESSAGE);
  });

  test('is told when the code changes', () => {
    expect(refusal(() => project.synth({ image: 3, config: 'b' }))).toContain(MESSAGE);
  });

  test('is told when its workload leaves the code', () => {
    expect(refusal(() => project.synth((app) => addWeb(app, { name: 'other' }, 'web')))).toContain(MESSAGE);
  });
});
