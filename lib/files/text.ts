import { readFileSync } from 'node:fs';

/**
 * The text of a file.
 * @returns undefined when there is no such file
 * @throws Error when it is there and cannot be read
 */
export function textIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
