import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releasedCommits } from '../../lib/git/released';
import { openRepository } from '../../lib/git/repository';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@b',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@b',
  GIT_CONFIG_GLOBAL: '/dev/null',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'released-'));
  git('init -q -b main');
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(command: string, mayFail = false): string {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `git ${command}`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...IDENTITY },
  });
  if (status !== 0 && !mayFail) {
    throw new Error(`git ${command}: ${stderr}`);
  }
  return stdout.trim();
}

/** Commits a file that holds the message. */
function commit(file: string, message = file): void {
  writeFileSync(join(folder, file), message);
  git(`add -A && git commit -q -m ${message}`);
}

/** The subjects of what was released. */
function released(base?: string): readonly string[] {
  const repository = openRepository(folder);
  const commits = repository === undefined ? [] : releasedCommits(repository, base);
  return commits.map((each) => git(`log -1 --format=%s ${each}`));
}

test('before the first commit, nothing', () => {
  expect(released()).toEqual([]);
});

test('without a base, HEAD', () => {
  commit('one');
  commit('two');
  expect(released()).toEqual(['two']);
});

describe('while two branches are merged', () => {
  beforeEach(() => {
    commit('one');
    git('checkout -q -b topic');
    commit('clash', 'topic');
    git('checkout -q main');
    commit('clash', 'main');
    git('checkout -q topic');
    git('merge main', true);
  });

  test('without a base, both', () => {
    expect(released()).toEqual(['topic', 'main']);
  });

  test('with one of them as base, that one alone: it has all that HEAD had of it', () => {
    expect(released('main')).toEqual(['main']);
    git('merge --abort');
    expect(released('main')).toEqual(['one']);
  });
});
