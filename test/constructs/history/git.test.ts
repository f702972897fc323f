import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type History, release, restart, undo } from '../../../lib/history';
import { Project, refusal, WEB } from './project';

// Each test runs Git a dozen times.
jest.setTimeout(60_000);

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

/** Makes what stands in the working directory the main branch of an `origin`, which this is a clone of. */
function publish(): void {
  project.git(`init -q --bare -b main '${join(project.folder, 'origin.git')}'`);
  project.write('.gitignore', 'origin.git\n');
  project.commit('ignore');
  project.git(`remote add origin '${join(project.folder, 'origin.git')}'`);
  project.git('push -q origin main && git remote set-head origin main');
}

describe('what is released', () => {
  test('without a remote is what HEAD has', () => {
    project.release({ image: 1 });
    project.release({ image: 2 });
    expect(project.revisions()).toEqual(['2: 2', '1: 1']);
  });

  test('with a remote is what its main branch has, however many commits a branch has', () => {
    project.release({ image: 1 });
    publish();
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
    publish();
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
    publish();
    project.git('checkout -q --orphan fresh && git commit -qm fresh && git push -q --force origin fresh:main');
    project.git('fetch -q && git checkout -q -f main');
    expect(refusal(() => project.synth({ image: 2 }))).toMatch(
      /^HEAD and origin\/HEAD have no commit in common, so what was released cannot be told\n {2}fix: rebase onto/,
    );
  });

  test('in a shallow clone that does not reach it cannot be told, and only verifying needs no Git', () => {
    project.release({ image: 1 });
    publish();
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

describe('two branches that each release', () => {
  /** main has revision 2 of image 2, topic has revision 2 of image 3; topic is checked out. */
  function diverge(main = { image: 2, config: 'main' }, topic = { image: 3, config: 'topic' }): void {
    project.release({ image: 1, config: 'a' });
    publish();
    project.git('checkout -q -b topic');
    project.release(topic);
    project.git('checkout -q main');
    project.release(main);
    project.git('push -q origin main');
    project.git('checkout -q topic');
  }

  const settled = ['3: 3', '2: 2', '1: 1'];
  const resolved = { image: 3, config: 'topic' };

  test.each([
    ['merged', 'merge origin/main', '-c core.editor=true merge --continue'],
    ['rebased', 'rebase origin/main', '-c core.editor=true rebase --continue'],
    ['squashed into the base', 'checkout -q main && git merge --squash topic', 'commit -qm squash'],
  ])('are %s: synthesizing again resolves the conflict', (_, begin, end) => {
    diverge();
    expect(project.git(begin, true)).toContain('CONFLICT');
    expect(project.read(WEB)).toContain('<<<<<<<');
    project.synth(resolved);
    project.git(`add -A && git ${end}`);
    expect(project.revisions()).toEqual(settled);
    expect(project.history().revisions.map(({ config }) => config.length)).toEqual([1, 1, 1]);
    expect(project.objects('dist/web.retained.k8s.yaml')).toHaveLength(2);
    expect(project.read(WEB)).not.toMatch(/^[<=>|]{7}/m);
    project.synth(resolved);
    expect(project.git('status --short')).toBe('');
  });

  test('and the base is squashed into one: what it released is known again where they meet', () => {
    diverge();
    expect(project.git('merge --squash origin/main', true)).toContain('CONFLICT');
    project.synth(resolved);
    project.commit('squash');
    // Nothing tells that main's commits are in HEAD.
    expect(project.revisions()).toEqual(['2: 3', '1: 1']);
    project.git('checkout -q main && git merge topic', true);
    project.synth(resolved);
    project.commit('merged');
    expect(project.revisions()).toEqual(settled);
  });

  test('are merged in commits that each release something: all of them are kept in the order of the base', () => {
    diverge();
    project.git('checkout -q main');
    project.release({ image: 4, config: 'main' });
    project.git('push -q origin main && git checkout -q topic');
    project.git('merge origin/main', true);
    project.synth(resolved);
    expect(project.revisions()).toEqual(['4: 3', '3: 4', '2: 2', '1: 1']);
  });

  test('begin the same workload: it is the one of the base, and the other is its next revision', () => {
    project.write('README.md', 'x');
    project.commit();
    publish();
    project.git('checkout -q -b topic');
    project.release({ image: 3 });
    project.git('checkout -q main');
    project.release({ image: 2 });
    project.git('push -q origin main && git checkout -q topic');
    expect(project.git('merge origin/main', true)).toContain('CONFLICT (add/add)');
    project.synth({ image: 3 });
    expect(project.revisions()).toEqual(['2: 3', '1: 2']);
  });

  test.each(['merge', 'diff3', 'zdiff3'])('leave a conflict in the style %s, added or not', (style) => {
    diverge();
    project.git(`-c merge.conflictStyle=${style} merge origin/main`, true);
    const conflict = project.read(WEB);
    project.synth(resolved);
    expect(project.revisions()).toEqual(settled);
    project.write(WEB, conflict);
    project.git('add -A');
    project.synth(resolved);
    expect(project.revisions()).toEqual(settled);
  });

  test('without a remote have both released: both are kept', () => {
    project.release({ image: 1 });
    project.git('checkout -q -b topic');
    project.release({ image: 3 });
    project.git('checkout -q main');
    project.release({ image: 2 });
    project.git('merge topic', true);
    project.synth({ image: 4 });
    project.commit('merged');
    expect(project.revisions()).toEqual(['4: 4', '3: 3', '2: 2', '1: 1']);
  });

  test('and one holds a revision: the hold is kept', () => {
    project.release({ image: 1 });
    project.release({ image: 2 });
    publish();
    project.git('checkout -q -b topic');
    project.release({ image: 3 });
    project.git('checkout -q main');
    project.change((history) => undo(history).history);
    project.release({ image: 2 });
    project.git('push -q origin main && git checkout -q topic');
    project.git('merge origin/main', true);
    project.synth({ image: 3 });
    expect(project.history().desired.hold?.cause).toMatch(/^undo to revision 1/);
    expect(project.revisions()).toEqual(['3: 1', '2: 2']);
    project.change(release);
    project.synth({ image: 3 });
    expect(project.revisions()).toEqual(['4: 3', '3: 1', '2: 2']);
  });

  test('and each holds another revision: people are asked, and what they keep counts', () => {
    for (const image of [1, 2, 3]) {
      project.release({ image });
    }
    publish();
    const hold = (toRevision: number) => (history: History) => undo(history, { toRevision }).history;
    project.git('checkout -q -b topic');
    project.change(hold(1));
    project.release({ image: 3 });
    project.git('checkout -q main');
    project.change(hold(2));
    project.release({ image: 3 });
    project.git('push -q origin main && git checkout -q topic');
    project.git('merge origin/main', true);
    expect(refusal(() => project.synth({ image: 3 }))).toMatch(
      /^deployments\.apps "web" is held at one revision by one side .*\n {2}fix: keep the `desired` of one side/,
    );
  });

  test('and each restarts: the later restart counts', () => {
    project.release({ image: 1 });
    publish();
    const at = (hour: number) => (history: History) => restart(history, `2025-01-01T${hour}:00:00Z`);
    project.git('checkout -q -b topic');
    project.change(at(12));
    project.release({ image: 1 });
    project.git('checkout -q main');
    project.change(at(11));
    project.release({ image: 1 });
    project.git('push -q origin main && git checkout -q topic');
    project.git('merge origin/main', true);
    project.synth({ image: 1 });
    expect(project.history().desired.restartedAt).toBe('2025-01-01T12:00:00Z');
    expect(project.history().revisions.map(({ number }) => number)).toEqual([3, 2, 1]);
  });
});
