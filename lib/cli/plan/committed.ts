import { commitNamed } from '../../git/commit';
import { openRepository } from '../../git/repository';
import { committedFiles } from '../../git/tree';
import { FOLDER } from '../../history';
import { CliError } from '../error';
import type { Io } from '../io';
import { outputFolder } from '../project/app';
import { historiesAt } from './past';
import type { SideInput } from './sides';
import { readSource } from './source';

/** What a commit has in the output folder of the project; nothing where it has none. */
export function committedSide(commit: string, folder: string, io: Io): SideInput {
  const path = `./${outputFolder(folder)}`;
  if (!hasPath(commit, path, folder)) {
    const note = `${commit.slice(0, 12)} has no ${path.slice(2)}/: everything is new`;
    return { files: [], histories: new Map(), notes: [note] };
  }
  return {
    files: readSource(`${commit}:${path}`, { ...io, cwd: folder }),
    histories: historiesAt(commit, `./${FOLDER}`, folder),
  };
}

/**
 * The same of a commit that somebody names.
 * @returns undefined without Git
 * @throws CliError where there is no such commit
 */
export function namedSide(name: string, folder: string, io: Io): SideInput | undefined {
  const repository = openRepository(folder);
  if (repository === undefined) {
    return undefined;
  }
  const commit = commitNamed(repository, name);
  if (commit === undefined) {
    throw new CliError(
      `cannot read ${name}: there is no such file, folder or commit`,
      repository.isShallow ? 'this clone is shallow: git fetch --unshallow brings the rest of its history' : undefined,
    );
  }
  return committedSide(commit, folder, io);
}

function hasPath(commit: string, path: string, cwd: string): boolean {
  try {
    return committedFiles(commit, path, cwd).length > 0;
  } catch {
    return false;
  }
}
