import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { GitError, type GitResult, tryGit } from './run';

/** The Git repository that a project lies in. */
export interface Repository {
  /** The project's folder. */
  readonly project: string;

  /** Where the project lies from the root of the repository: empty, or with a `/` at its end. */
  readonly prefix: string;

  /** Older commits were not fetched. */
  readonly isShallow: boolean;

  /** The commit of HEAD; undefined before the first one. */
  readonly head: string | undefined;

  /** The commit of what origin calls its main branch; undefined where none was fetched, or there is no HEAD. */
  readonly originHead: string | undefined;

  /** The commits that are being merged into HEAD. */
  readonly merging: readonly string[];
}

/** All at once, since a process takes longer than what it is asked; what is not there is left out. */
const LOOK = [
  ...['rev-parse', '--show-prefix', '--is-shallow-repository', '--git-path', 'MERGE_HEAD'],
  ...['--revs-only', 'HEAD^{commit}', '^refs/remotes/origin/HEAD^{commit}'],
];

const NONE = /not a git repository|must be run in a work tree/;

/**
 * The repository of a project.
 * @returns undefined where there is none, or no git
 * @throws GitError where Git refuses to look into it
 */
export function openRepository(project: string): Repository | undefined {
  const { status, stdout, stderr } = look(project);
  if (status !== 0 && NONE.test(stderr)) {
    return undefined;
  }
  if (status !== 0) {
    const isForeign = stderr.includes('dubious ownership');
    const [line = ''] = stderr.replace(/^fatal: /, '').split('\n');
    throw new GitError(
      `Git cannot be asked what was released: ${line}`,
      isForeign ? `git config --global --add safe.directory ${resolve(project)}` : undefined,
    );
  }
  const [prefix = '', shallow, mergeHead = '', ...commits] = stdout.toString().split('\n');
  return {
    project,
    prefix,
    isShallow: shallow === 'true',
    head: commits.find((line) => /^[0-9a-f]/.test(line)),
    originHead: commits.find((line) => line.startsWith('^'))?.slice(1),
    merging: linesOf(resolve(project, mergeHead)),
  };
}

function look(project: string): Pick<GitResult, 'status' | 'stdout' | 'stderr'> {
  try {
    return tryGit(LOOK, { cwd: project });
  } catch (error) {
    if (error instanceof GitError && error.isMissing) {
      return { status: 1, stdout: Buffer.from(''), stderr: 'not a git repository' };
    }
    throw error;
  }
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
