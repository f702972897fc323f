import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What makes a folder a project. */
const MARKS = ['cdk8s.yaml', 'rollout.yaml'];

/** The folder of the project: the nearest around the working directory with a cdk8s.yaml or a rollout.yaml, else that. */
export function projectFolder(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (MARKS.some((mark) => existsSync(join(folder, mark)))) {
      return folder;
    }
    if (folder === dirname(folder)) {
      return cwd;
    }
  }
}
