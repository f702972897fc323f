import { changedFiles, commitFiles, isInWorkingTree } from '../../git/working-tree';
import { CliError } from '../error';
import type { Io } from '../io';

/** More files than this are named by their folders. */
const MOST_FILES = 6;

/**
 * Says that a commit can hold what is about to be done and nothing else.
 * @param places the folders of the history and of the manifests
 * @param isSynthesized the code is rendered: it must be the committed one
 * @throws CliError where it cannot
 */
export function assertCommittable(folder: string, places: readonly string[], isSynthesized: boolean): void {
  if (!isInWorkingTree(folder)) {
    throw new CliError(
      `${folder} is not in a working tree of Git, or there is no git: nothing can be committed`,
      'leave out --commit',
    );
  }
  const [other] = [
    ...changedFiles(folder, places),
    ...(isSynthesized ? changedFiles(folder, ['.']).filter(({ isNew }) => !isNew) : []),
  ];
  if (other !== undefined) {
    throw new CliError(
      `${other.path} is not as it was committed, so that a commit would hold more than this`,
      'commit or stash it first, or leave out --commit',
    );
  }
}

/** Commits all that was changed. @throws GitError with the words of git, or of a hook */
export function commitChanges(folder: string, places: readonly string[], causes: readonly string[], io: Io): void {
  const paths = changedFiles(folder, places).map(({ path }) => path);
  if (paths.length === 0) {
    io.err('Nothing to commit: all is as it was.\n');
    return;
  }
  commitFiles(folder, paths, message(causes));
  io.err(`committed: ${subject(causes)}\n${paths.map((path) => `  ${path}\n`).join('')}`);
}

/** Says what to commit. */
export function adviseToCommit(
  folder: string,
  places: readonly string[],
  causes: readonly string[],
  isSynthesized: boolean,
  io: Io,
): void {
  if (!isSynthesized) {
    io.err('The history is changed, the manifests are not: synthesize, then commit both.\n');
    return;
  }
  if (!isInWorkingTree(folder)) {
    return;
  }
  const paths = changedFiles(folder, places).map(({ path }) => path);
  if (paths.length === 0) {
    io.err('Nothing to commit: all is as it was.\n');
    return;
  }
  const named =
    paths.length > MOST_FILES ? places.filter((place) => paths.some((path) => path.startsWith(place))) : paths;
  const commit = causes.length === 1 ? `git commit -m ${quoted(subject(causes))}` : 'git commit';
  io.err(`To roll it out, commit:\n  git add ${named.map(quoted).join(' ')}\n  ${commit}\n`);
}

function message(causes: readonly string[]): string {
  return causes.length === 1
    ? `${causes[0]}\n`
    : `${subject(causes)}\n\n${causes.map((cause) => `${cause}\n`).join('')}`;
}

function subject(causes: readonly string[]): string {
  return causes.length === 1 ? (causes[0] ?? '') : `${causes[0]} and ${causes.length - 1} more`;
}

/** For a shell. */
function quoted(text: string): string {
  return /^[\w./=:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
