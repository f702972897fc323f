import type { History, Revision } from './history';

/** The revision that is rendered now: the newest that the controller has made something of. */
export function currentRevision({ revisions }: History): Revision | undefined {
  return revisions.find(({ pending }) => !pending);
}

/** The revisions that kubectl shows where each commit was applied: the current one and those that the limit keeps. */
export function visibleRevisions({ revisions }: History): readonly Revision[] {
  const made = revisions.filter(({ pending }) => !pending);
  return made.slice(0, (made[0]?.limit ?? 0) + 1);
}

/** The revision with a number, pending ones included; undefined when there is none. */
export function findRevision({ revisions }: History, number: number): Revision | undefined {
  return revisions.find((revision) => revision.number === number);
}
