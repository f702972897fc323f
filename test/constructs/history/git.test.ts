import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Project, refusal, WEB } from './project';

// Each test runs Git a dozen times.
jest.setTimeout(120_000);

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

describe('what is released', () => {
  test('without a remote is what HEAD has', () => {
    project.release({ image: 1 });
    project.release({ image: 2 });
    expect(project.revisions()).toEqual(['2: 2', '1: 1']);
  });

  test('with a remote is what its main branch has, however many commits a branch has', () => {
    project.release({ image: 1 });
    project.publish();
    project.git('checkout -q -b topic');
    project.release({ image: 2 });
    project.release({ image: 3 });
    expect(project.revisions()).toEqual(['2: 3', '1: 1']);
    project.git('push -q origin topic:main && git fetch -q');
    project.release({ image: 4 });
    expect(project.revisions()).toEqual(['3: 4', '2: 3', '1: 1']);
  });

  test('is where HEAD left the branch that `rollout.base` names', () => {
    project.release({ image: 1 });
    project.git('branch stable');
    project.write('cdk8s.yaml', 'app: x\nrollout:\n  base: stable\n');
    project.release({ image: 2 });
    project.release({ image: 3 });
    expect(project.revisions()).toEqual(['2: 3', '1: 1']);
  });

  test('cannot be told when the base is not there', () => {
    project.write('cdk8s.yaml', 'app: x\nrollout:\n  base: origin/none\n');
    expect(refusal(() => project.synth())).toBe(
      'rollout.base is "origin/none", and there is no such commit here\n' +
        '  fix: fetch it (git fetch origin), or name another base in cdk8s.yaml',
    );
    expect(project.isThere('dist')).toBe(false);
  });

  test('is nothing before the first commit', () => {
    rmSync('.git', { recursive: true });
    project.git('init -q -b main');
    project.synth({ image: 1 });
    project.synth({ image: 2 });
    expect(project.revisions()).toEqual(['1: 2']);
  });

  test('without Git is the file as it is found', () => {
    rmSync('.git', { recursive: true });
    project.synth({ image: 1 });
    project.synth({ image: 2 });
    expect(project.revisions()).toEqual(['2: 2', '1: 1']);
  });

  test('where no git is installed is the file as it is found', () => {
    project.release({ image: 1 });
    const path = process.env.PATH;
    process.env.PATH = '/nowhere';
    try {
      project.synth({ image: 2 });
      project.synth({ image: 3 });
    } finally {
      process.env.PATH = path ?? '';
    }
    expect(project.revisions()).toEqual(['3: 3', '2: 2', '1: 1']);
  });

  test('with a detached HEAD is what that has', () => {
    project.release({ image: 1 });
    project.release({ image: 2 });
    project.git('checkout -q --detach HEAD~1');
    project.synth({ image: 3 });
    expect(project.revisions()).toEqual(['2: 3', '1: 1']);
  });

  test('in a worktree is what its HEAD has', () => {
    project.release({ image: 1 });
    project.git('worktree add -q -b topic tree');
    process.chdir('tree');
    project.synth({ image: 2 });
    expect(project.revisions()).toEqual(['2: 2', '1: 1']);
    process.chdir('..');
  });

  test('after the base was force-pushed is what is still in common with it', () => {
    project.release({ image: 1 });
    project.publish();
    project.git('checkout -q -b topic');
    project.release({ image: 2 });
    project.git('push -q origin topic:main && git fetch -q');
    project.release({ image: 3 });
    project.git('push -q --force origin topic~2:main && git fetch -q');
    project.synth({ image: 3 });
    expect(project.revisions()).toEqual(['2: 3', '1: 1']);
  });

  test('cannot be told when nothing is in common with the base', () => {
    project.release({ image: 1 });
    project.publish();
    project.git('checkout -q --orphan fresh && git commit -qm fresh && git push -q --force origin fresh:main');
    project.git('fetch -q && git checkout -q -f main');
    expect(refusal(() => project.synth({ image: 2 }))).toMatch(
      /^HEAD and origin\/HEAD have no commit in common, so what was released cannot be told\n {2}fix: rebase onto/,
    );
  });

  test('in a shallow clone that does not reach it cannot be told, and only verifying needs no Git', () => {
    project.release({ image: 1 });
    project.publish();
    project.git('checkout -q -b topic');
    project.release({ image: 2 });
    project.git('push -q origin topic && git checkout -q main');
    project.release({ image: 3 });
    project.git('push -q origin main');
    const clone = join(project.folder, 'shallow');
    project.git(
      `clone -q --depth 1 --no-single-branch --branch topic 'file://${join(project.folder, 'origin.git')}' shallow`,
    );
    process.chdir(clone);
    expect(refusal(() => project.synth({ image: 2 }))).toMatch(
      /^this clone is shallow: where HEAD left origin\/HEAD is not in it, .*\n {2}fix: git fetch --unshallow .*CDK8S_ROLLOUT_FROZEN=1$/,
    );
    project.synth({ image: 2 }, { frozen: true });
    expect(project.git('status --short')).toBe('');
  });

  test('in a project below the root of its repository is told by the project’s own files', () => {
    project.remove();
    project = new Project('apps/shop');
    project.release({ image: 1 });
    project.release({ image: 2 });
    project.synth({ image: 3 });
    project.synth({ image: 4 });
    expect(project.revisions()).toEqual(['3: 4', '2: 2', '1: 1']);
    expect(project.git(`ls-files --full-name ${WEB}`).trim()).toBe(`apps/shop/${WEB}`);
  });

  test('is asked of a repository that Git distrusts with the way to trust it', () => {
    const run = spawnSync('git', ['--version']);
    expect(run.status).toBe(0);
    project.release({ image: 1 });
    process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1';
    try {
      expect(refusal(() => project.synth({ image: 2 }))).toMatch(
        /^Git cannot be asked what was released: detected dubious ownership.*\n {2}fix: git config --global --add safe.directory/,
      );
    } finally {
      delete process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER;
    }
  });
});

describe('a revert', () => {
  beforeEach(() => {
    project.release({ image: 1, config: 'a' });
    project.release({ image: 2, config: 'b' });
  });

  test('of the code alone keeps what was released', () => {
    project.git('revert --no-commit HEAD && git checkout -q HEAD -- revisions dist');
    project.release({ image: 1, config: 'a' });
    expect(project.revisions()).toEqual(['3: 1', '2: 2']);
    expect(project.objects('dist/web.retained.k8s.yaml')).toHaveLength(1);
  });

  test('on a branch is mended by a synthesis', () => {
    project.publish();
    project.git('checkout -q -b topic && git revert --no-edit HEAD~1');
    expect(project.revisions()).toEqual(['1: 1']);
    project.release({ image: 1, config: 'a' });
    expect(project.revisions()).toEqual(['3: 1', '2: 2']);
    expect(project.objects('dist/web.retained.k8s.yaml')).toHaveLength(1);
  });
});

test.each(['docs/reference/history-file.md', 'docs/how-to/import.md'])(
  'what Git checks out with CRLF is not modified by a synthesis, with the attributes that %s recommends',
  (page) => {
    const text = readFileSync(join(__dirname, '../../..', page), 'utf8');
    const attributes = [...text.matchAll(/^(?:- )?`((?:revisions|dist)\/\*\* .*)`$/gm)].map(([, line]) => `${line}\n`);
    project.write('.gitattributes', attributes.join(''));
    project.release({ image: 1, config: 'a' });
    project.git('config core.autocrlf true && rm -r dist revisions && git checkout -q -- .');
    project.synth({ image: 1, config: 'a' });
    expect(project.git('status --porcelain')).toBe('');
  },
);
