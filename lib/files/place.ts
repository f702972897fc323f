import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** Where a path leads once all links are followed; what is not there yet is taken as it is written. */
export function realPlace(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync(full);
  } catch (error) {
    const parent = dirname(full);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === full) {
      throw error;
    }
    return join(realPlace(parent), basename(full));
  }
}

/** Whether a path leads to a folder or to something in it, links followed. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(realPlace(folder), realPlace(path));
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
}
