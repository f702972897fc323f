import type { History, Revision } from './history';

/** The revision that is rendered now: the newest that the controller has made something of. */
export function currentRevision({ revisions }: History): Revision | undefined {
  return revisions.find(({ pending }) => !pending);
}

/**
 * The revisions that kubectl shows where each commit was applied: the current one and those that the limit keeps. While
 * a change waits for `resume`, the one that runs counts as one of those.
 */
export function visibleRevisions({ revisions }: Pick<History, 'revisions'>): readonly Revision[] {
  const made = revisions.filter(({ pending }) => !pending);
  const limit = made[0]?.limit ?? 0;
  const most = limit < 0 ? made.length : made.length < revisions.length ? Math.max(limit, 1) : limit + 1;
  return made.slice(0, most).filter(({ cleanedUp }) => !cleanedUp);
}

/** The revision with a number, pending ones included; undefined when there is none. */
export function findRevision({ revisions }: History, number: number): Revision | undefined {
  return revisions.find((revision) => revision.number === number);
}
