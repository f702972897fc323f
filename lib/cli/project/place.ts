import { relative, resolve, sep } from 'node:path';

/** The project itself. */
export const ROOT = '.';

/**
 * A file or folder as histories name it, for they are compared as texts: from the project, with `/`, however somebody
 * wrote it (`./dist/`).
 * @param place absolute, or from the project
 */
export function fromProject(folder: string, place: string): string {
  return relative(folder, resolve(folder, place)).split(sep).join('/') || ROOT;
}
