import { commitNamed } from '../../git/commit';
import { openRepository } from '../../git/repository';
import { committedBytes, committedFiles } from '../../git/tree';
import { FOLDER } from '../../history';
import { CliError } from '../error';
import type { Io } from '../io';
import { outputFolder, PROJECT_FILE } from '../project/app';
import { historiesAt } from './past';
import type { SideInput } from './sides';
import { readSource } from './source';

/** What a commit has in the output folder of the project, which may have been another one then; nothing without one. */
export function committedSide(commit: string, folder: string, io: Io): SideInput {
  const outputs = [...new Set([outputAt(commit, folder) ?? [], outputFolder(folder)].flat())];
  const output = outputs.find((each) => hasPath(commit, `./${each}`, folder));
  if (output === undefined) {
    const none = outputs.map((each) => `no ${each}/`).join(' and ');
    return { files: [], histories: new Map(), notes: [`${commit.slice(0, 12)} has ${none}: everything is new`] };
  }
  return {
    files: readSource(`${commit}:./${output}`, { ...io, cwd: folder }),
    histories: historiesAt(commit, `./${FOLDER}`, folder),
  };
}

/** The output folder by what the commit itself says; undefined where it does not say it, or nobody can read it. */
function outputAt(commit: string, folder: string): string | undefined {
  try {
    const [file] = committedFiles(commit, `./${PROJECT_FILE}`, folder);
    return file?.name === ''
      ? outputFolder(folder, new TextDecoder().decode(committedBytes([file], folder)[0]))
      : undefined;
  } catch {
    return undefined;
  }
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
