import { committedFiles } from '../../git/tree';
import { FOLDER } from '../../history';
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

function hasPath(commit: string, path: string, cwd: string): boolean {
  try {
    return committedFiles(commit, path, cwd).length > 0;
  } catch {
    return false;
  }
}
