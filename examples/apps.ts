import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** An app of the examples, and where its manifests are committed. */
export interface Example {
  /** Its folder, and the app's own name where the folder holds several: `web`, `course/v1`. */
  readonly name: string;

  /** The file to run. */
  readonly file: string;

  /** The committed output: `dist`, or `dist/<app>` where the folder holds several. */
  readonly dist: string;
}

/** All examples: each TypeScript file that lies directly in a folder of this one is an app. */
export function examples(): readonly Example[] {
  return folders().flatMap((folder) => {
    const files = readdirSync(join(__dirname, folder))
      .filter((name) => name.endsWith('.ts'))
      .sort();
    return files.map((name) => {
      const app = files.length > 1 ? basename(name, '.ts') : '';
      return {
        name: [folder, app].filter(Boolean).join('/'),
        file: join(__dirname, folder, name),
        dist: join(__dirname, folder, 'dist', app),
      };
    });
  });
}

function folders(): readonly string[] {
  return readdirSync(__dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
