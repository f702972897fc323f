import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of a file. */
export function readBytes(path: string): Uint8Array {
  return readFileSync(path);
}

/** The paths of the files that lie directly in a folder, by name; what is no file is left out, as kubectl does. */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  return new Map(names.sort().map((name) => [name, join(folder, name)]));
}

/** The names of what lies in a folder, sorted; none when there is no such folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return [];
    }
    throw error;
  }
}

/** The bytes of a file; undefined when there is no such file. */
export function bytesIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw named(error as Error, path);
  }
}

/** Of a folder that should be a file, Node does not say which. */
function named(error: Error, path: string): Error {
  return error.message.includes(path) ? error : Object.assign(error, { message: `${error.message} ${path}` });
}

/** Whether something lies at a path. */
export function isThere(path: string): boolean {
  return existsSync(path);
}
