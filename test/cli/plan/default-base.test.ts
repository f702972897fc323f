import type { Called } from '../call';
import { last, PlanProject } from './repository';

const OTHER = 'name another with --base REV';
const UNKNOWN = `note: no default branch is known (origin/HEAD): compared with HEAD; ${OTHER}\n`;
const FIX =
  'fix: say which branch this goes to, with all commits fetched (git remote set-head origin BRANCH), or name what ran before: --base HEAD^';

let project: PlanProject;

beforeEach(() => {
  project = PlanProject.branched();
});

afterEach(() => project.remove());

function forget(...refs: readonly string[]): void {
  for (const ref of refs) {
    project.git('update-ref', '--no-deref', '-d', `refs/remotes/origin/${ref}`);
  }
}

function plan(env: NodeJS.ProcessEnv = {}): Promise<Called> {
  return project.call(['plan'], { terminal: { isTerminal: false, env } });
}

test('where the default branch is known, and something is committed since, nothing needs to be noted', async () => {
  project.commitChange();
  expect(last(await plan({ CI: 'true' }))).toEqual({ code: 0, err: '', last: 'Plan: 1 rollout' });
});

describe('where origin does not say which its default branch is', () => {
  test.each(['main', 'master'])('origin/%s is taken for it, and named', async (branch) => {
    project.git('update-ref', `refs/remotes/origin/${branch}`, 'HEAD');
    forget('HEAD', ...['main', 'master'].filter((each) => each !== branch));
    project.commitChange();
    expect(last(await plan({ CI: 'true' }))).toEqual({
      code: 0,
      err: `note: no default branch is known (origin/HEAD): compared with where HEAD left origin/${branch}; ${OTHER}\n`,
      last: 'Plan: 1 rollout',
    });
  });

  test.each<[what: string, branches: readonly string[]]>([
    ['no branch of a usual name', []],
    ['two of them', ['main', 'master']],
  ])('with %s, what is not committed is compared with HEAD, and that is noted', async (_, branches) => {
    forget('HEAD', 'main');
    for (const branch of branches) {
      project.git('update-ref', `refs/remotes/origin/${branch}`, 'HEAD');
    }
    project.commitChange();
    expect(last(await plan())).toEqual({ code: 0, err: UNKNOWN, last: 'Plan: nothing changes' });
    project.change('a:4');
    expect(last(await plan({ CI: 'true' }))).toEqual({ code: 0, err: UNKNOWN, last: 'Plan: 1 rollout' });
  });

  test('in CI, where all is committed, it is an error: it would always say that nothing changes', async () => {
    forget('HEAD', 'main');
    project.commitChange();
    expect(await plan({ CI: 'true' })).toEqual({
      code: 1,
      out: '',
      err: `error: no default branch is known (origin/HEAD), so HEAD would be compared with itself\n  ${FIX}\n`,
    });
    expect(await plan({ CI: 'false' })).toMatchObject({ code: 0, err: UNKNOWN });
  });

  test('a base that is named needs no note', async () => {
    forget('HEAD', 'main');
    project.commitChange();
    const called = await project.call(['plan', '--base', 'HEAD:dist'], {
      terminal: { isTerminal: false, env: { CI: '1' } },
    });
    expect(last(called)).toEqual({ code: 0, err: '', last: 'Plan: nothing changes' });
  });
});

describe.each<[what: string, prepare: () => void, why: string]>([
  ['origin/HEAD', () => undefined, 'nothing is committed since origin/HEAD'],
  [
    'the branch that is taken for it',
    () => forget('HEAD'),
    'no default branch is known (origin/HEAD), and nothing is committed since origin/main',
  ],
  [
    'rollout.base',
    () => project.write('cdk8s.yaml', 'app: x\nrollout: { base: origin/main }\n'),
    'nothing is committed since origin/main',
  ],
])('where %s is what is checked out', (_, prepare, why) => {
  beforeEach(() => {
    project.commitChange();
    project.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    prepare();
  });

  test('a plan says that it is compared with HEAD', async () => {
    const err = `note: ${why}: compared with HEAD; ${OTHER}\n`;
    expect(last(await plan())).toEqual({ code: 0, err, last: 'Plan: nothing changes' });
    project.change('a:4');
    expect(last(await plan({ CI: 'true' }))).toEqual({ code: 0, err, last: 'Plan: 1 rollout' });
  });

  test('in CI, where all is committed, it is an error', async () => {
    const err = `error: ${why}, so HEAD would be compared with itself\n  ${FIX}\n`;
    expect(await plan({ CI: 'true' })).toEqual({ code: 1, out: '', err });
  });
});

test('in a shallow clone the way out is one that plan has', async () => {
  project.commitChange();
  project.git('update-ref', 'refs/remotes/origin/main', 'HEAD~1');
  project.write('.git/shallow', project.git('rev-parse', 'HEAD'));
  expect(await plan()).toEqual({
    code: 1,
    out: '',
    err: 'error: this clone is shallow: where HEAD left origin/HEAD is not in it, so what was released cannot be told\n  fix: git fetch --unshallow (in CI: fetch all commits), or name what ran before: --base REV\n',
  });
});
