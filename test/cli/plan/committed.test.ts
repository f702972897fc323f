import { last, PlanProject } from './repository';

let project: PlanProject;

beforeEach(() => {
  project = PlanProject.branched();
});

afterEach(() => project.remove());

describe('a commit alone as the base', () => {
  test('is its output folder, wherever the command runs', async () => {
    project.commitChange();
    project.write('below/a', '');
    const called = await project.call(['plan', '--base', 'HEAD~2'], { cwd: `${project.folder}/below` });
    expect(last(called)).toEqual({ code: 0, err: '', last: 'Plan: 1 rollout' });
    expect(called.out).toContain('a:1 -> a:3');
    expect(called.out).toContain('revision 3');
  });

  test('without an output folder has nothing', async () => {
    project.git('checkout', '--quiet', '--orphan', 'empty');
    project.git('commit', '--quiet', '--allow-empty', '--message', 'empty', '--only');
    const commit = project.git('rev-parse', 'HEAD').slice(0, 12);
    const called = await project.call(['plan', '--base', 'HEAD']);
    expect(last(called)).toEqual({
      code: 0,
      err: `note: ${commit} has no dist/: everything is new\n`,
      last: 'Plan: 1 creation',
    });
  });

  test('gives way to a file of its name', async () => {
    project.write('feat', 'a: 1');
    expect((await project.call(['plan', '--base', 'feat'])).err).toContain('error: feat:1: this object has no kind');
  });

  test.each([
    ['', 'error: cannot read nothing: there is no such file, folder or commit\n'],
    [
      'a shallow clone',
      'error: cannot read nothing: there is no such file, folder or commit\n  fix: this clone is shallow: git fetch --unshallow brings the rest of its history\n',
    ],
  ])('that is not there is an error %s', async (where, err) => {
    if (where !== '') {
      project.write('.git/shallow', project.git('rev-parse', 'HEAD'));
    }
    expect(await project.call(['plan', '--base', 'nothing'])).toEqual({ code: 1, out: '', err });
  });
});

describe('an output folder that was called otherwise', () => {
  /** From `dist`, of which the base says nothing, to `manifests`. */
  function rename(): void {
    project.git('mv', 'dist', 'manifests');
    project.write('cdk8s.yaml', 'app: x\noutput: manifests\n');
    project.commit('rename');
  }

  /** What the base says, on the branch that this one leaves. */
  function rebase(text: string | undefined): void {
    project.git('checkout', '--quiet', 'main');
    if (text === undefined) {
      project.git('rm', '--quiet', 'cdk8s.yaml');
    } else {
      project.write('cdk8s.yaml', text);
    }
    project.commit('settings');
    project.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    project.git('checkout', '--quiet', '-B', 'feat');
  }

  test.each([[[]], [['--base', 'origin/main']]])('is found by what its own cdk8s.yaml says: %j', async (flags) => {
    rename();
    expect(last(await project.call(['plan', ...flags]))).toEqual({ code: 0, err: '', last: 'Plan: nothing changes' });
  });

  test('is found where its name has blanks', async () => {
    project.git('mv', 'dist', 'di st');
    rebase('app: x\noutput: di st/\n');
    project.git('mv', 'di st', 'manifests');
    project.write('cdk8s.yaml', 'app: x\noutput: manifests\n');
    project.commit('rename');
    expect(last(await project.call(['plan']))).toEqual({ code: 0, err: '', last: 'Plan: nothing changes' });
  });

  test.each([
    ['there is no cdk8s.yaml', undefined],
    ['cdk8s.yaml is no YAML', 'output: {\n'],
    ['cdk8s.yaml is no mapping', '- output\n'],
    ['cdk8s.yaml is empty', ''],
    ['cdk8s.yaml names a folder that is not there', 'output: nowhere\n'],
    ['cdk8s.yaml names a folder outside of the repository', 'output: ../../nowhere\n'],
    ['cdk8s.yaml names no text', 'output: [1]\n'],
  ])('is that of the head, where %s', async (_, text) => {
    project.git('mv', 'dist', 'manifests');
    rebase(text);
    project.write('cdk8s.yaml', 'app: x\noutput: manifests\n');
    project.commit('settings of the branch');
    expect(last(await project.call(['plan']))).toEqual({ code: 0, err: '', last: 'Plan: nothing changes' });
  });

  test('is named where neither is there', async () => {
    project.git('mv', 'dist', 'other');
    rebase('output: old\n');
    project.git('mv', 'other', 'manifests');
    project.write('cdk8s.yaml', 'app: x\noutput: manifests\n');
    project.commit('rename');
    const base = project.git('rev-parse', 'origin/main').slice(0, 12);
    expect((await project.call(['plan'])).err).toBe(`note: ${base} has no old/ and no manifests/: everything is new\n`);
  });
});
