import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeFiles } from '../../lib/files/write';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'write-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (...parts: string[]) => join(root, ...parts);

test('a file that has the same bytes keeps its time of change', () => {
  writeFileSync(at('a'), 'same ä');
  utimesSync(at('a'), 1000, 1000);
  expect(writeFiles([{ path: at('a'), text: 'same ä' }], [])).toEqual(['unchanged']);
  expect(statSync(at('a')).mtimeMs).toBe(1_000_000);
});

test('new, changed and unchanged files are told apart, in order', () => {
  writeFileSync(at('changed'), 'old');
  writeFileSync(at('same'), 'x');
  const files = [
    { path: at('deep', 'er', 'new'), text: 'n' },
    { path: at('changed'), text: 'new' },
    { path: at('same'), text: 'x' },
  ];
  expect(writeFiles(files, [at('empty', 'folder')])).toEqual(['written', 'written', 'unchanged']);
  expect(files.map(({ path }) => readFileSync(path, 'utf8'))).toEqual(['n', 'new', 'x']);
  expect(readdirSync(root).sort()).toEqual(['changed', 'deep', 'empty', 'same']);
  expect(readdirSync(at('empty', 'folder'))).toEqual([]);
});

test('a file that is replaced is another one on the disk, so that who reads the old one goes on reading it', () => {
  writeFileSync(at('a'), 'old');
  const before = statSync(at('a')).ino;
  writeFiles([{ path: at('a'), text: 'new' }], []);
  expect(statSync(at('a')).ino).not.toBe(before);
});

test('a file that is replaced keeps its permissions', () => {
  writeFileSync(at('a'), 'old');
  chmodSync(at('a'), 0o640);
  writeFiles([{ path: at('a'), text: 'new' }], []);
  expect(statSync(at('a')).mode & 0o777).toBe(0o640);
});

test('what a link points to is replaced, and the link stays', () => {
  mkdirSync(at('elsewhere'));
  writeFileSync(at('elsewhere', 'real'), 'old');
  symlinkSync(at('elsewhere', 'real'), at('link'));
  expect(writeFiles([{ path: at('link'), text: 'new' }], [])).toEqual(['written']);
  expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('elsewhere', 'real'), 'utf8')).toBe('new');
});

test('a link to nothing is written through', () => {
  symlinkSync(at('nowhere'), at('link'));
  expect(writeFiles([{ path: at('link'), text: 'new' }], [])).toEqual(['written']);
  expect(readFileSync(at('nowhere'), 'utf8')).toBe('new');
});

test('a folder where a file should be is named in the error, and nothing is left over', () => {
  mkdirSync(at('a'));
  expect(() => writeFiles([{ path: at('a'), text: 'x' }], [])).toThrow(at('a'));
  expect(readdirSync(root)).toEqual(['a']);
});

test('a device is written to, never read', () => {
  symlinkSync('/dev/null', at('null'));
  expect(writeFiles([{ path: at('null'), text: 'x' }], [])).toEqual(['written']);
  expect(lstatSync(at('null')).isSymbolicLink()).toBe(true);
});

test.each([
  ['is new', []],
  ['replaces another', ['a']],
])('when the disk is full, nothing is left of a file that %s, and what was there stays', (_, names) => {
  for (const name of names) {
    writeFileSync(at(name), 'old');
  }
  // A shell that may write 512 bytes a file stands for a disk without room.
  const script = `require(${JSON.stringify(resolve('node_modules/tsx/dist/cjs/index.cjs'))});
    require(${JSON.stringify(resolve('lib/files/write.ts'))}).writeFiles([{ path: ${JSON.stringify(at('a'))}, text: 'x'.repeat(2000) }], [])`;
  const run = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 1; exec "$0" -e "$1"`, process.execPath, script], {
    encoding: 'utf8',
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  });
  expect(run.stderr).toContain('EFBIG');
  expect(readdirSync(root)).toEqual(names);
  expect(names.map((name) => readFileSync(at(name), 'utf8'))).toEqual(names.map(() => 'old'));
});
