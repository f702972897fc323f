import { commitNamed } from './commit';
import type { Repository } from './repository';
import { GitError, git, tryGit } from './run';

/** How a synthesis does without what was released. */
const FROZEN = 'only verify the history: CDK8S_ROLLOUT_FROZEN=1';

/**
 * The commits that say what was released: where HEAD, and what is being merged into it, left the base.
 *
 * @param base a branch or commit; by default what origin calls its main branch, else HEAD itself
 * @param otherwise how whoever asks does without it, for a clone that is not whole
 * @returns none before the first commit
 * @throws GitError for a base that is not there, and where nothing is in common with it
 */
export function releasedCommits(repository: Repository, base?: string, otherwise = FROZEN): readonly string[] {
  const { head } = repository;
  const found = base === undefined ? repository.originHead : commitNamed(repository, base);
  if (base !== undefined && found === undefined) {
    throw new GitError(
      `rollout.base is ${JSON.stringify(base)}, and there is no such commit here`,
      'fetch it (git fetch origin), or name another base in cdk8s.yaml',
    );
  }
  if (head === undefined) {
    return [];
  }
  const tips = [head, ...repository.merging];
  if (found === undefined) {
    return independent(repository, tips);
  }
  const other = { commit: found, name: base ?? 'origin/HEAD', otherwise };
  return independent(repository, [
    ...new Set(tips.flatMap((tip) => (tip === found ? [tip] : commonAncestors(repository, tip, other)))),
  ]);
}

/** Without those that lie in the history of others: while the base is merged, where HEAD left it does not count. */
function independent({ project }: Repository, commits: readonly string[]): readonly string[] {
  return commits.length < 2
    ? commits
    : git(['merge-base', '--independent', ...commits], { cwd: project })
        .toString()
        .split('\n')
        .filter(Boolean);
}

function commonAncestors(
  { project, isShallow }: Repository,
  tip: string,
  { commit, name, otherwise }: { readonly commit: string; readonly name: string; readonly otherwise: string },
): readonly string[] {
  const { status, stdout } = tryGit(['merge-base', '--all', tip, commit], { cwd: project });
  const commits = stdout.toString().split('\n').filter(Boolean);
  if (status === 0 && commits.length > 0) {
    return commits;
  }
  if (isShallow) {
    throw new GitError(
      `this clone is shallow: where HEAD left ${name} is not in it, so what was released cannot be told`,
      `git fetch --unshallow (in CI: fetch all commits), or ${otherwise}`,
    );
  }
  throw new GitError(
    `HEAD and ${name} have no commit in common, so what was released cannot be told`,
    `rebase onto ${name}, or name the branch that HEAD comes from as rollout.base in cdk8s.yaml`,
  );
}
