import type { Revision } from './history';

/** What Kubernetes keeps where a workload does not say. */
export const DEFAULT_LIMIT = 10;

/** No limit, as the controllers see it: nothing, or the largest number of Go's int32. */
const NO_LIMIT = 2 ** 31 - 1;

/** So many more revisions than the cluster needs keep their config, for rollouts that are stuck and commits skipped. */
const SPARE = 5;

/**
 * The revisions that are kept, with their config: the current one, as many as the largest limit among them says, five
 * to spare, and one so that config leaves one release after the last revision that was promised to have it. When the
 * last revision of a larger limit leaves, so does all that was kept for it.
 * @param revisions newest first
 * @param held the digest of the one that is held: it stays, however many restarts made revisions of their own since
 * @returns the same where all are kept: what is kept is kept the next time, too
 */
export function kept(revisions: readonly Revision[], held?: string): readonly Revision[] {
  const limits = revisions.map(({ limit }) => limit);
  const largest = Math.max(0, ...limits);
  const isEndless = largest >= NO_LIMIT || limits.some((limit) => limit < 0);
  const most = 1 + largest + SPARE + 1;
  if (isEndless || revisions.length <= most) {
    return revisions;
  }
  const old = revisions.slice(most).filter(({ digest }) => digest === held);
  return [...kept(revisions.slice(0, most), held), ...old];
}
