import { type History, release, restart, undo } from '../../../lib/history';
import { Project, refusal, WEB } from './project';

// Each test runs Git a dozen times.
jest.setTimeout(120_000);

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

describe('two branches that each release', () => {
  /** main has revision 2 of image 2, topic has revision 2 of image 3; topic is checked out. */
  function diverge(main = { image: 2, config: 'main' }, topic = { image: 3, config: 'topic' }): void {
    project.release({ image: 1, config: 'a' });
    project.publish();
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
    project.publish();
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

  /** Without a remote main has released revision 2 of image 2, topic of image 3; main is checked out and merges topic. */
  function mergeBoth(): void {
    project.release({ image: 1 });
    project.git('checkout -q -b topic');
    project.release({ image: 3 });
    project.git('checkout -q main');
    project.release({ image: 2 });
    project.git('merge topic', true);
  }

  test('without a remote have both released: both are kept', () => {
    mergeBoth();
    project.synth({ image: 4 });
    project.commit('merged');
    expect(project.revisions()).toEqual(['4: 4', '3: 3', '2: 2', '1: 1']);
  });

  test('without a remote leave both sides in a commit: synthesizing again resolves that, too', () => {
    mergeBoth();
    project.git('add -A && git -c core.editor=true merge --continue');
    expect(project.read(WEB)).toContain('<<<<<<<');
    project.synth({ image: 3 });
    project.commit('resolved');
    expect(project.revisions()).toEqual(['3: 3', '2: 2', '1: 1']);
    project.release({ image: 4 });
    expect(project.revisions()).toEqual(['4: 4', '3: 3', '2: 2', '1: 1']);
  });

  test('and one holds a revision: the hold is kept', () => {
    project.release({ image: 1 });
    project.release({ image: 2 });
    project.publish();
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
    project.publish();
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
    project.publish();
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
