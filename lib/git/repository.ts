import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { firstLine, GitError, runGit } from './run';

/** The Git repository that a project lies in. */
export interface Repository {
  /** The project's folder. */
  readonly project: string;

  /** Where the project lies from the root of the repository: empty, or with a `/` at its end. */
  readonly prefix: string;

  /** Older commits were not fetched. */
  readonly isShallow: boolean;

  /** The commits that are being merged into HEAD. */
  readonly merging: readonly string[];
}

const NONE = /not a git repository|must be run in a work tree/;

/**
 * The repository of a project.
 * @returns undefined where there is none, or no git
 * @throws GitError where Git refuses to look into it
 */
export function openRepository(project: string): Repository | undefined {
  const ran = runGit(project, ['rev-parse', '--show-prefix', '--is-shallow-repository', '--git-path', 'MERGE_HEAD']);
  if (ran === undefined || (ran.code !== 0 && NONE.test(ran.stderr))) {
    return undefined;
  }
  if (ran.code !== 0) {
    const isForeign = ran.stderr.includes('dubious ownership');
    throw new GitError(
      `Git cannot be asked what was released: ${firstLine(ran.stderr)}`,
      isForeign ? `git config --global --add safe.directory ${resolve(project)}` : undefined,
    );
  }
  const [prefix = '', shallow, mergeHead = ''] = ran.stdout.toString().split('\n');
  return { project, prefix, isShallow: shallow === 'true', merging: linesOf(resolve(project, mergeHead)) };
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
