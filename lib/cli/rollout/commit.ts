import { type ChangedFile, changedFiles, commitFiles, isInWorkingTree } from '../../git/working-tree';
import { CliError } from '../error';
import type { Io } from '../io';
import { folderOf, pathspec } from './places';

/** More files than this are named by their folders. */
const MOST_FILES = 6;

/**
 * Says that a commit can hold what is about to be done and nothing else.
 * @param places folders and files of the history and of the manifests
 * @param isSynthesized the code is rendered: it must be the committed one
 * @throws CliError where it cannot
 */
export function assertCommittable(project: string, places: readonly string[], isSynthesized: boolean): void {
  if (!isInWorkingTree(project)) {
    throw new CliError(
      `${project} is not in a working tree of Git, or there is no git: nothing can be committed`,
      'leave out --commit',
    );
  }
  const [other] = [
    ...changedIn(project, places),
    ...(isSynthesized ? changedFiles(project, ['.']).filter(({ isNew }) => !isNew) : []),
  ];
  if (other !== undefined) {
    throw new CliError(
      `${other.path} is not as it was committed, so that a commit would hold more than this`,
      'commit or stash it first, or leave out --commit',
    );
  }
}

/** Commits all that was changed. @throws GitError with the words of git, or of a hook */
export function commitChanges(project: string, places: readonly string[], causes: readonly string[], io: Io): void {
  const paths = changedIn(project, places).map(({ path }) => path);
  if (paths.length === 0) {
    io.err('Nothing to commit: all is as it was.\n');
    return;
  }
  commitFiles(project, paths, message(causes));
  io.err(`committed: ${subject(causes)}\n${paths.map((path) => `  ${path}\n`).join('')}`);
}

/** Says what to commit. */
export function adviseToCommit(
  project: string,
  places: readonly string[],
  causes: readonly string[],
  isSynthesized: boolean,
  io: Io,
): void {
  if (!isSynthesized) {
    io.err('The history is changed, the manifests are not: synthesize, then commit both.\n');
    return;
  }
  if (!isInWorkingTree(project)) {
    return;
  }
  const paths = changedIn(project, places).map(({ path }) => path);
  if (paths.length === 0) {
    io.err('Nothing to commit: all is as it was.\n');
    return;
  }
  const named = paths.length > MOST_FILES ? new Set(paths.map((path) => folderOf(path, places) ?? path)) : paths;
  const commit = causes.length === 1 ? `git commit -m ${quoted(subject(causes))}` : 'git commit';
  io.err(`To roll it out, commit:\n  git add ${[...named].map(quoted).join(' ')}\n  ${commit}\n`);
}

function changedIn(project: string, places: readonly string[]): readonly ChangedFile[] {
  return changedFiles(project, places.map(pathspec));
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
