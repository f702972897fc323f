import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { draftOf, isAlive, removeLeftDrafts } from './draft';

/** Somebody else holds the lock and does not let go. */
export class LockedError extends Error {
  override readonly name = 'LockedError';

  /** @param holder who holds it, for people */
  constructor(
    readonly file: string,
    readonly holder: string,
  ) {
    super(`${file} is held by ${holder}`);
  }
}

const STEP_MILLISECONDS = 20;

/**
 * Does something that only one process may do at a time. A lock that a process left behind when it was killed is taken
 * over.
 *
 * @param file stands while the lock is held
 * @param patience how long to wait for another process, in milliseconds
 * @throws LockedError when it does not end in that time
 */
export function withLock<Result>(file: string, patience: number, act: () => Result): Result {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  removeLeft(file);
  const end = Date.now() + patience;
  while (!take(file)) {
    if (Date.now() > end) {
      throw new LockedError(file, describe(holderOf(file)));
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP_MILLISECONDS);
  }
  try {
    return act();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    create(file, `${process.pid} ${hostname()}\n`);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
    removeLeftLock(file);
    return false;
  }
}

/**
 * Removes what a process left behind when it was killed: its lock, and the drafts below the folder of that.
 * @param file the lock; its folder need not be there
 */
export function removeLeft(file: string): void {
  const folder = dirname(file);
  if (existsSync(folder)) {
    // First the drafts: one that is the lock, too, could not be moved aside to its own place.
    removeLeftDrafts(
      '',
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(({ name }) => name.startsWith('.'))
        .map(({ parentPath, name }) => join(parentPath, name)),
    );
    removeLeftLock(file);
  }
}

function removeLeftLock(file: string): void {
  const holder = holderOf(file);
  if (holder !== undefined && isLeftBehind(holder)) {
    remove(file, holder);
  }
}

/** What file systems without hard links answer. */
const NO_LINKS: ReadonlySet<unknown> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

/** The lock appears with its holder in it: one without would stand for ever when who makes it is killed. */
function create(file: string, text: string): void {
  const draft = draftOf(file);
  try {
    writeFileSync(draft, text);
    linkSync(draft, file);
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code)) {
      throw error;
    }
    writeFileSync(file, text, { flag: 'wx' });
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moved aside first: another process may have removed it, too, and hold a lock of its own by now. */
function remove(file: string, holder: Holder): void {
  const draft = draftOf(file);
  try {
    renameSync(file, draft);
    const moved = holderOf(draft);
    if (moved !== undefined && !(moved.pid === holder.pid && moved.host === holder.host)) {
      linkSync(draft, file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw error;
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** Undefined while the file is being written, or gone again. */
function holderOf(file: string): Holder | undefined {
  try {
    const [, pid, host] = /^(\d+) (.*)\n$/.exec(readFileSync(file, 'utf8')) ?? [];
    return pid === undefined || host === undefined ? undefined : { pid: Number(pid), host };
  } catch {
    return undefined;
  }
}

/** In a new container a new process may have the very number of the one that was killed. */
function isLeftBehind({ pid, host }: Holder): boolean {
  return host === hostname() && (pid === process.pid || !isAlive(pid));
}

function describe(holder: Holder | undefined): string {
  return holder === undefined ? 'another process' : `process ${holder.pid} of ${holder.host}`;
}
