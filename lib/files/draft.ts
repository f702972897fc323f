import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a killed run leaves: `.1234.draft`. */
const DRAFT = /^\.(\d+)\.draft$/;

/**
 * Where a file is written before it gets its name. A process has one at a time; its name is short, for that of the file
 * may be as long as names can be.
 */
export function draftOf(file: string): string {
  return join(dirname(file), `.${process.pid}.draft`);
}

/**
 * Removes the drafts that killed runs left. To be called while this process has none there: in a new container it may
 * have the very number of the one that was killed.
 * @param paths what lies in the folder and below it, from there
 */
export function removeLeftDrafts(folder: string, paths: Iterable<string>): void {
  for (const path of paths) {
    const [, pid] = DRAFT.exec(basename(path)) ?? [];
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))) {
      rmSync(join(folder, path), { force: true });
    }
  }
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
