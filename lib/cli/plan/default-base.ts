import { releasedCommits } from '../../git/released';
import { openRepository } from '../../git/repository';
import { usualBranch } from '../../git/usual-branch';
import { CliError } from '../error';
import type { Io } from '../io';
import { committedSide } from './committed';
import type { Place, SideInput } from './sides';

const UNKNOWN = 'no default branch is known (origin/HEAD)';

/** The base, with what is to be known where nobody named it. */
export interface DefaultBase extends SideInput {
  /**
   * Why it is the commit that is checked out.
   * @default - it is another, or was named
   */
  readonly whyHead?: string;
}

/**
 * The base where nobody names one.
 * @throws CliError without Git
 * @throws GitError when Git cannot tell
 */
export function defaultBase({ folder, settings }: Place, io: Io): DefaultBase {
  const repository = openRepository(folder);
  if (repository === undefined) {
    throw new CliError(
      'there is no Git repository here, so what ran before is not known',
      'say it: --base DIR, a file or folder with the manifests before',
    );
  }
  const isKnown = settings.base !== undefined || repository.originHead !== undefined;
  const branch = settings.base ?? (isKnown ? undefined : usualBranch(repository));
  const [commit] = releasedCommits(repository, branch, 'name what ran before: --base REV');
  if (commit === undefined) {
    return { files: [], histories: new Map(), notes: ['there is no commit yet: everything is new'] };
  }
  const whyHead = commit === repository.head ? reason(isKnown, branch) : undefined;
  const guess = isKnown ? undefined : `${UNKNOWN}: compared with where HEAD left ${branch}`;
  const note = whyHead === undefined ? guess : `${whyHead}: compared with HEAD`;
  const side = committedSide(commit, folder, io);
  const notes = note === undefined ? [] : [`${note}; name another with --base REV`];
  return { ...side, notes: [...notes, ...(side.notes ?? [])], ...(whyHead === undefined ? {} : { whyHead }) };
}

function reason(isKnown: boolean, branch: string | undefined): string {
  const since = `nothing is committed since ${branch ?? 'origin/HEAD'}`;
  return isKnown ? since : branch === undefined ? UNKNOWN : `${UNKNOWN}, and ${since}`;
}

const NO = /^(?:|0|false|no|off)$/i;

/**
 * Somebody at a keyboard may have changed nothing yet; a job that plans what is committed, and has no other commit to
 * compare it with, would pass whatever that is.
 * @throws CliError in CI, where both sides are the same files of the same commit
 */
export function assertNotItself(head: SideInput, base: DefaultBase, { terminal }: Io): void {
  if (base.whyHead === undefined || NO.test(terminal?.env.CI ?? '')) {
    return;
  }
  const texts = new Map(base.files.map(({ below, text }) => [below, text]));
  const isSame = head.files.length === texts.size && head.files.every(({ below, text }) => texts.get(below) === text);
  if (isSame) {
    throw new CliError(
      `${base.whyHead}, so HEAD would be compared with itself`,
      'say which branch this goes to, with all commits fetched (git remote set-head origin BRANCH), or name what ran before: --base HEAD^',
    );
  }
}
