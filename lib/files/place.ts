import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
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
    const place = join(realPlace(parent), basename(full));
    return isLink(place) ? realPlace(resolve(dirname(place), readlinkSync(place))) : place;
  }
}

/**
 * The first of some paths below a folder that nothing can be written to, because of a link on the way.
 * @param paths from the folder, with `/`
 */
export function misledBelow(
  folder: string,
  paths: readonly string[],
): { readonly path: string; readonly why: string } | undefined {
  const places = new Set(
    paths.flatMap((path) => path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))),
  );
  for (const path of places) {
    const place = join(folder, path);
    if (!isInside(place, folder)) {
      return { path, why: 'a link that leads out of the project' };
    }
    if (isLink(place) && !existsSync(place)) {
      return { path, why: 'a link that leads nowhere' };
    }
  }
  return undefined;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Whether a path leads to a folder or to something in it, links followed. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(realPlace(folder), realPlace(path));
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
}
