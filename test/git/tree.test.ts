import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitError, tryGit } from '../../lib/git/run';
import { committedBytes, committedFiles } from '../../lib/git/tree';

let repository = '';

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'git-tree-'));
  run('init', '-q', '-b', 'main');
});

afterEach(() => {
  rmSync(repository, { recursive: true });
});

function run(...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: repository });
}

function commit(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(repository, name, '..'), { recursive: true });
    writeFileSync(join(repository, name), text);
  }
  run('add', '-A');
  run('commit', '-q', '-m', 'x');
}

function read(revision: string, path: string, folder = '.'): Readonly<Record<string, string>> {
  const cwd = join(repository, folder);
  const files = committedFiles(revision, path, cwd);
  const contents = committedBytes(files, cwd);
  return Object.fromEntries(files.map(({ name }, index) => [name, Buffer.from(contents[index] ?? []).toString()]));
}

test('a folder of an older commit gives its files and those below it', () => {
  commit({ 'dist/a.yaml': 'a: 1\n', 'dist/deep/ä b.yaml': 'b: 1\n', 'other.yaml': 'c: 1\n', 'dist/empty.yaml': '' });
  commit({ 'dist/a.yaml': 'a: 2\n' });
  expect(read('HEAD~1', 'dist')).toEqual({ 'a.yaml': 'a: 1\n', 'deep/ä b.yaml': 'b: 1\n', 'empty.yaml': '' });
  expect(read('main', 'dist/')['a.yaml']).toBe('a: 2\n');
});

test('a file is read as itself, and an empty path is the whole tree', () => {
  commit({ 'dist/a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' });
  expect(read('HEAD', 'dist/a.yaml')).toEqual({ '': 'a: 1\n' });
  expect(Object.keys(read('HEAD', '')).sort()).toEqual(['b.yaml', 'dist/a.yaml']);
});

test('a path begins at the root of the repository, ./ begins it here', () => {
  commit({ 'dist/a.yaml': 'root', 'app/dist/a.yaml': 'app' });
  expect(read('HEAD', 'dist', 'app')).toEqual({ 'a.yaml': 'root' });
  expect(read('HEAD', './dist', 'app')).toEqual({ 'a.yaml': 'app' });
  expect(read('HEAD', '../dist', 'app')).toEqual({ 'a.yaml': 'root' });
  expect(() => read('HEAD', '../../dist', 'app')).toThrow('lies outside of the repository');
});

test('bytes stay as they are', () => {
  mkdirSync(join(repository, 'd'));
  const bytes = Buffer.from([0xff, 0xfe, 0x0a, 0x00, 0x0d]);
  writeFileSync(join(repository, 'd/x'), bytes);
  commit({ 'd/y': '\n' });
  const files = committedFiles('HEAD', 'd', repository);
  expect(committedBytes(files, repository).map((content) => Buffer.from(content))).toEqual([bytes, Buffer.from('\n')]);
});

test('links are followed to files, not to folders, and harmless when they lead nowhere', () => {
  mkdirSync(join(repository, 'dist'));
  symlinkSync('../real/a.yaml', join(repository, 'dist/link.yaml'));
  symlinkSync('../real', join(repository, 'dist/folder'));
  symlinkSync('.', join(repository, 'dist/loop'));
  symlinkSync('two.yaml', join(repository, 'dist/one.yaml'));
  symlinkSync('one.yaml', join(repository, 'dist/two.yaml'));
  symlinkSync('/etc/passwd', join(repository, 'dist/out.yaml'));
  symlinkSync('gone', join(repository, 'dist/gone.yaml'));
  symlinkSync('dist', join(repository, 'latest'));
  commit({ 'real/a.yaml': 'a: 1\n', 'dist/b.yaml': 'b: 1\n' });
  expect(read('HEAD', 'dist')).toEqual({ 'b.yaml': 'b: 1\n', 'link.yaml': 'a: 1\n' });
  expect(read('HEAD', 'latest')).toEqual(read('HEAD', 'dist'));
});

test.each([
  ['nope', 'dist', 'there is no revision "nope"'],
  ['--help', 'dist', 'there is no revision "--help"'],
  ['HEAD:dist', 'dist', 'there is no revision "HEAD:dist"'],
  ['', 'dist', 'there is no revision ""'],
  ['HEAD', 'gone', 'there is no "gone" in HEAD: a path begins at the root of the repository, ./ begins it here'],
  ['HEAD', 'dist/a.yaml/b', 'there is no "dist/a.yaml/b" in HEAD'],
])('%s:%s is refused', (revision, path, message) => {
  commit({ 'dist/a.yaml': 'a: 1\n' });
  expect(() => read(revision, path)).toThrow(GitError);
  expect(() => read(revision, path)).toThrow(message);
});

test('a shallow clone says how to get the rest', () => {
  commit({ 'a.yaml': '1' });
  commit({ 'a.yaml': '2' });
  const clone = join(repository, 'clone');
  run('clone', '-q', '--depth=1', `file://${repository}`, clone);
  expect(() => committedFiles('HEAD~1', 'a.yaml', clone)).toThrow('this clone is shallow: git fetch --unshallow');
});

test('outside of a repository git says so', () => {
  rmSync(join(repository, '.git'), { recursive: true });
  expect(() => read('HEAD', 'a')).toThrow(/not a git repository/);
});

test('no git, or no folder, is told in words', () => {
  expect(() => tryGit(['version'], { cwd: join(repository, 'gone') })).toThrow('there is no git, or not the folder');
});
