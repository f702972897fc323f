import { blobsAt, blobTexts } from '../../git/blobs';
import { releasedCommits } from '../../git/released';
import { openRepository } from '../../git/repository';
import type { History, Workload } from '../../history/history';
import { releasedBy } from '../../history/merge';
import { parseHistory } from '../../history/parse';
import { FOLDER, historyPath } from '../../history/path';
import { settingsOf } from './settings';

/**
 * The history of a workload where HEAD left the base: what was released.
 * @returns undefined where there is none, or no Git
 * @throws GitError when Git cannot tell
 */
export function releasedHistory(folder: string, workload: Workload): History | undefined {
  const repository = openRepository(folder);
  if (repository === undefined) {
    return undefined;
  }
  const path = historyPath(workload);
  const commits = releasedCommits(repository, settingsOf(folder).base);
  const ids = commits.map((commit) => blobsAt(repository, commit, FOLDER).get(path)).filter((id) => id !== undefined);
  const texts = blobTexts(repository, ids);
  return releasedBy([...texts.values()].map((text) => parseHistory(text, workload, path)));
}
