import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { LockedError, withLock } from '../../lib/files/lock';
import { killEverywhere, refuseEverywhere } from './crash';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  lock = join(folder, 'deep', '.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** No process has so great a number. */
const DEAD = 99_999_999;

const take = (patience = 0) => withLock(lock, patience, () => readFileSync(lock, 'utf8'));
const names = () => readdirSync(join(folder, 'deep'));

test('stands with its holder in it while something is done, and then no more', () => {
  expect(take()).toBe(`${process.pid} ${hostname()}\n`);
  expect(names()).toEqual([]);
});

test('stands no more when what was done failed', () => {
  expect(() =>
    withLock(lock, 0, () => {
      throw new Error('why');
    }),
  ).toThrow('why');
  expect(names()).toEqual([]);
});

test.each([
  ['a process that runs', `${process.ppid} ${hostname()}\n`, `process ${process.ppid} of ${hostname()}`],
  ['a process of another machine', `${DEAD} elsewhere\n`, `process ${DEAD} of elsewhere`],
  ['somebody who writes another file into it', 'mine', 'another process'],
])('is not taken from %s', (_, text, holder) => {
  take();
  writeFileSync(lock, text);
  expect(() => take()).toThrow(new LockedError(lock, holder));
  expect(names()).toEqual(['.lock']);
  expect(readFileSync(lock, 'utf8')).toBe(text);
});

test.each([
  ['a process that is gone', DEAD],
  ['one that had the number of this one', process.pid],
])('is taken over from %s', (_, pid) => {
  take();
  writeFileSync(lock, `${pid} ${hostname()}\n`);
  expect(take(1000)).toBe(`${process.pid} ${hostname()}\n`);
  expect(names()).toEqual([]);
});

test('is not taken from who took it over at the same moment', () => {
  take();
  writeFileSync(lock, `${DEAD} ${hostname()}\n`);
  const other = `${process.ppid} ${hostname()}\n`;
  const real = fs.renameSync;
  const spy = jest.spyOn(fs, 'renameSync').mockImplementationOnce((from, to) => {
    writeFileSync(lock, other);
    real(from, to);
  });
  try {
    expect(() => take()).toThrow(LockedError);
  } finally {
    spy.mockRestore();
  }
  expect(readFileSync(lock, 'utf8')).toBe(other);
  expect(names()).toEqual(['.lock']);
});

test('is held on a file system without hard links, too', () => {
  const spy = jest.spyOn(fs, 'linkSync').mockImplementation(() => {
    throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
  });
  try {
    expect(take()).toBe(`${process.pid} ${hostname()}\n`);
    writeFileSync(lock, `${process.ppid} ${hostname()}\n`);
    expect(() => take()).toThrow(LockedError);
  } finally {
    spy.mockRestore();
  }
  expect(names()).toEqual(['.lock']);
});

test('of a process that was killed anywhere is taken over, and nothing is left of it', async () => {
  const begin = () => rmSync(join(folder, 'deep'), { recursive: true, force: true });
  const check = () => {
    take(1000);
    expect(names()).toEqual([]);
  };
  expect(await killEverywhere(begin, take, check)).toBe(5);
});

test.each(['ENOSPC', 'EROFS', 'EACCES'] as const)('that cannot be written because of %s says so', async (code) => {
  const begin = () => rmSync(join(folder, 'deep'), { recursive: true, force: true });
  const times = await refuseEverywhere(code, begin, take, (thrown) => {
    expect(thrown).toMatchObject({ code });
    if (code === 'ENOSPC' && fs.existsSync(join(folder, 'deep'))) {
      expect(names()).toEqual([]);
    }
  });
  expect(times).toBeGreaterThanOrEqual(3);
});
