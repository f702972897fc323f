import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

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
  mkdirSync(dirname(file), { recursive: true });
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
    writeFileSync(file, `${process.pid} ${hostname()}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
    if (isLeftBehind(holderOf(file))) {
      rmSync(file, { force: true });
    }
    return false;
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
function isLeftBehind(holder: Holder | undefined): boolean {
  return holder !== undefined && holder.host === hostname() && (holder.pid === process.pid || !isAlive(holder.pid));
}

/** Whether a process of this machine runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function describe(holder: Holder | undefined): string {
  return holder === undefined ? 'another process' : `process ${holder.pid} of ${holder.host}`;
}
