import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Runner } from './runner';

let runner: Runner;

beforeEach(() => {
  runner = new Runner();
});

afterEach(() => runner.remove());

describe('what ran before', () => {
  const git = (below: string, ...args: readonly string[]) => {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'init.defaultBranch=main'];
    const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], {
      cwd: join(runner.folder, below),
      encoding: 'utf8',
    });
    if (status !== 0) {
      throw new Error(`git ${args.join(' ')}: ${stderr}`);
    }
    return stdout.trim();
  };
  const commit = (below: string) => {
    git(below, 'commit', '--quiet', '--allow-empty', '--message', 'change');
    return git(below, 'rev-parse', 'HEAD');
  };
  const NEW = '0'.repeat(40);
  const GONE = '1'.repeat(40);

  test.each<[what: string, clone: readonly string[]]>([
    ['is there', []],
    ['is not fetched', ['--depth=1']],
  ])('a push is the commit before it, where that %s', (_, clone) => {
    git('.', 'init', '--quiet', 'origin');
    const before = commit('origin');
    commit('origin');
    git('.', 'clone', '--quiet', ...clone, `file://${runner.folder}/origin`, 'clone');
    const { status, log } = runner.run({ BEFORE: before }, 'clone');
    expect({ status, first: log[0] }).toEqual({ status: 0, first: `plan --base ${before} -o markdown` });
    expect(spawnSync('git', ['cat-file', '-e', before], { cwd: join(runner.folder, 'clone') }).status).toBe(0);
  });

  test('is an input where the commit before is gone', () => {
    git('.', 'init', '--quiet');
    commit('.');
    expect(runner.run({ BEFORE: GONE })).toMatchObject({
      status: 1,
      stdout: `::error::The commit before this one, ${GONE}, cannot be fetched: say what ran before with the input base.\n`,
      log: [''],
    });
  });

  test.each([
    ['a new branch', NEW],
    ['an event that has none', ''],
  ])('is left to the command by %s', (_, before) => {
    expect(runner.run({ BEFORE: before }).log[0]).toBe('plan -o markdown');
    expect(runner.run({ BEFORE: before, CODE: '1' })).toMatchObject({
      status: 1,
      stdout: '::error::There is no plan: see above. What ran before is said with the input base, such as HEAD^.\n',
    });
  });

  test('is what the arguments say, rather than the commit before', () => {
    git('.', 'init', '--quiet');
    const before = commit('.');
    expect(runner.run({ BEFORE: before, ARGUMENTS: '--base x' }).log[0]).toBe(
      `plan --base ${before} --base x -o markdown`,
    );
  });

  test('is the input, whatever the event says', () => {
    const { log } = runner.run({ BASE: 'before.yaml', BEFORE: GONE, GITHUB_BASE_REF: 'nowhere' });
    expect(log[0]).toBe('plan --base before.yaml -o markdown');
  });

  test('of a pull request is its base, not what was pushed before', () => {
    expect(runner.run({ BEFORE: GONE, GITHUB_BASE_REF: 'main' })).toMatchObject({
      status: 1,
      stdout: '::error::origin/main is not here: check out with fetch-depth: 0\n',
    });
  });
});
