import { GitError, git, tryGit } from './run';

/** A file that is not as it was committed. */
export interface ChangedFile {
  /** From the folder that was asked about, with `/`. */
  readonly path: string;

  /** Git does not know it yet. */
  readonly isNew: boolean;
}

/** Whether a folder lies in a working tree of Git; false where there is no git. */
export function isInWorkingTree(folder: string): boolean {
  try {
    return tryGit(['rev-parse', '--is-inside-work-tree'], { cwd: folder }).stdout.toString().trim() === 'true';
  } catch (error) {
    if (error instanceof GitError && error.isMissing) {
      return false;
    }
    throw error;
  }
}

/**
 * The files that are not as they were committed; those that Git ignores do not count.
 * @param folder the project
 * @param paths files and folders from there; none of them need be there
 */
export function changedFiles(folder: string, paths: readonly string[]): readonly ChangedFile[] {
  const prefix = git(['rev-parse', '--show-prefix'], { cwd: folder }).toString().replace(/\n$/, '');
  const args = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', ...paths];
  return git(args, { cwd: folder })
    .toString()
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => ({ path: line.slice('XY '.length + prefix.length), isNew: line.startsWith('??') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Commits some files, whatever else is staged.
 * @throws GitError with the words of git, or of a hook
 */
export function commitFiles(folder: string, paths: readonly string[], message: string): void {
  git(['add', '--', ...paths], { cwd: folder });
  git(['commit', '--quiet', '--file=-', '--only', '--', ...paths], { cwd: folder, input: message });
}
