import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
 * Removes the drafts that killed runs left in a folder. To be called while this process has none there: in a new
 * container it may have the very number of the one that was killed.
 * @param names what lies in the folder
 */
export function removeLeftDrafts(folder: string, names: Iterable<string>): void {
  for (const name of names) {
    const [, pid] = DRAFT.exec(name) ?? [];
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))) {
      rmSync(join(folder, name), { force: true });
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
