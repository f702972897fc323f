import { commitNamed } from './commit';
import type { Repository } from './repository';

/** What the default branch is called nearly everywhere. */
const USUAL = ['origin/main', 'origin/master'];

/**
 * A guess for where origin does not say which its default branch is, as in the checkouts of forges.
 * @returns undefined where there is no such branch, or more than one
 */
export function usualBranch(repository: Repository): string | undefined {
  const [found, ...others] = USUAL.filter((name) => commitNamed(repository, `refs/remotes/${name}`) !== undefined);
  return others.length === 0 ? found : undefined;
}
