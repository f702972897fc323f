import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from '../walks/code';
import { WalkRepository } from '../walks/repository';

const subject = { kind: 'Deployment', name: 'web', group: 'web' } as const;
const FIRST: Code = { image: 0, level: 0, sidecar: false, config: 0, replicas: 2, limit: 3, cause: 'first' };

let repository: WalkRepository;

beforeEach(() => {
  repository = new WalkRepository(subject, FIRST);
  release(FIRST);
  release({ ...FIRST, image: 1, config: 1, cause: "it's the second" });
});

afterEach(() => repository.remove());

function release(code: Code): void {
  repository.code = code;
  repository.synth();
  repository.commit(code.cause ?? '');
}

const status = () => repository.git('status', '--porcelain');
const newest = () => repository.git('log', '-1', '--format=%B%n%h', '--name-only').trim().split('\n').filter(Boolean);

const FILES = ['dist/web.k8s.yaml', 'dist/web.retained.k8s.yaml', 'revisions/default/_/deployment.web.yaml'];

test('what to commit is said, the change cause as message', async () => {
  expect((await repository.call(['undo'])).err).toBe(
    `To roll it out, commit:\n  git add ${FILES.join(' ')}\n  git commit -m 'undo to revision 1: first'\n`,
  );
  expect((await repository.call(['release'])).err).toBe('Nothing to commit: all is as it was.\n');
});

test('what is said can be pasted into a shell', async () => {
  const { err } = await repository.call(['undo', '--cause', "it's $HOME `now`"]);
  const [, add = '', commit = ''] = err.split('\n');
  repository.shell(`${add} && ${commit}`);
  expect(newest()[0]).toBe("it's $HOME `now`");
  expect(status()).toBe('');
});

test('--commit commits these files with the change cause as message, and nothing else that is staged', async () => {
  writeFileSync(join(repository.folder, 'notes.txt'), 'not mine');
  repository.git('add', 'notes.txt');
  const { code, err } = await repository.call(['pause', '--no-synth', '--commit']);
  expect({ code, err }).toEqual({
    code: 0,
    err: 'committed: deployment.apps/web paused\n  revisions/default/_/deployment.web.yaml\n',
  });
  expect(newest()).toEqual([
    'deployment.apps/web paused',
    expect.any(String),
    'revisions/default/_/deployment.web.yaml',
  ]);
  expect(status()).toBe('A  notes.txt\n');
});

test('each command commits what it changed', async () => {
  for (const [args, message] of [
    [['undo'], 'undo to revision 1: first'],
    [['release'], "deployment.apps/web released: it's the second"],
    [['pause'], 'deployment.apps/web paused'],
    [['resume'], 'deployment.apps/web resumed'],
    [['restart'], 'deployment.apps/web restarted'],
  ] as const) {
    expect(await repository.call([...args, '--commit'])).toMatchObject({ code: 0 });
    expect(newest()[0]).toBe(message);
    expect(status()).toBe('');
  }
});

test.each([
  ['a manifest', 'dist/web.k8s.yaml'],
  ['the history', 'revisions/default/_/deployment.web.yaml'],
  ['the code', 'cdk8s.yaml'],
])('--commit is refused when %s is not as it was committed', async (_, file) => {
  writeFileSync(join(repository.folder, file), '# mine\n', { flag: 'a' });
  const before = repository.text('revisions/default/_/deployment.web.yaml');
  expect(await repository.call(['undo', '--commit'])).toEqual({
    code: 1,
    out: '',
    err: `error: ${file} is not as it was committed, so that a commit would hold more than this\n  fix: commit or stash it first, or leave out --commit\n`,
  });
  expect(repository.text('revisions/default/_/deployment.web.yaml')).toBe(before);
});

test('the words of a hook that refuses are passed on, and what was changed stays', async () => {
  const hook = join(repository.folder, '.git/hooks/pre-commit');
  writeFileSync(hook, '#!/bin/sh\necho "no commits on Friday" >&2\nexit 1\n');
  chmodSync(hook, 0o755);
  const { code, err } = await repository.call(['undo', '--commit']);
  expect({ code, err }).toEqual({ code: 1, err: 'error: git commit: no commits on Friday\n' });
  expect(repository.history().desired.hold).toBeDefined();
});

test('a project below the root of its repository is committed', async () => {
  const below = repository.below('apps/shop');
  const { code, err } = await repository.call(['undo', '--commit'], { cwd: below });
  expect({ code, err }).toMatchObject({ code: 0 });
  expect(repository.git('status', '--porcelain')).toBe('');
});
