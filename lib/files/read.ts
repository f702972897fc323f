import { readdirSync, readFileSync } from 'node:fs';
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
