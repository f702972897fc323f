import type { Repository } from './repository';
import { git } from './run';

/** The commit that a name stands for; undefined where there is none of it. */
export function commitNamed({ project }: Pick<Repository, 'project'>, name: string): string | undefined {
  const input = `${name}^{commit}\n`;
  const line = git(['cat-file', '--batch-check=%(objectname)'], { cwd: project, input }).toString().trim();
  return /^[0-9a-f]{40,64}$/.test(line) ? line : undefined;
}
