import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a browser needs, and how a person gets one. */
export const NEEDS = 'Chromium: apt-get install chromium';

/** Under these names Chromium is installed. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * The browser of this machine.
 * @returns undefined where there is none
 */
export function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
