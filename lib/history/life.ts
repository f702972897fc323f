import type { Desired, History, Revision } from './history';
import { headOf, renumbered } from './texts';
import { visibleRevisions } from './visible';

/** What is known of a workload's past. */
export interface Past {
  /**
   * What stands at the merge base: its digests, templates and config never change.
   * @default - nothing was released yet
   */
  readonly released?: History | undefined;

  /**
   * The history as found: what commands asked for, and what is about to be released.
   * @default - there is no file yet
   */
  readonly found?: History | undefined;
}

/** The past of the object that is in the cluster, as far as it counts. */
export interface Life {
  /** The revisions that the controller has made something of, newest first. */
  readonly made: readonly Revision[];

  /** The digests of those that the cluster still has something of. */
  readonly visible: ReadonlySet<string>;

  /** Whatever else stands in the files: what a hold may name. */
  readonly others: readonly Revision[];
  readonly desired: Desired;
}

/**
 * What counts of the past. A workload that left the code in a release begins anew when it comes back, as in the
 * cluster; what was made while it is paused does not count, for the controller makes one revision of all of it.
 */
export function lifeOf({ released, found }: Past): Life {
  const [past, present] = [released, found].map((history) => (history?.left ? undefined : history));
  const isNew = released?.left === true;
  const made = (past?.revisions ?? []).filter(({ pending }) => !pending);
  const visible = visibleRevisions({ revisions: past?.revisions ?? [] });
  const imported = (present?.revisions ?? []).filter((revision) => revision.imported !== undefined);
  return {
    made: imported.length === 0 ? made : withImported(made, imported),
    visible: new Set([...visible, ...imported.filter(({ cleanedUp }) => !cleanedUp)].map(({ digest }) => digest)),
    others: [...(present?.revisions ?? []), ...(past?.revisions ?? [])],
    desired: present?.desired ?? (isNew ? {} : (past?.desired ?? {})),
  };
}

/**
 * What was imported since the merge base counts as released; it says how the cluster numbers its revisions. What else
 * was released goes below, as far as there are numbers, for the cluster does not have it.
 */
function withImported(made: readonly Revision[], imported: readonly Revision[]): readonly Revision[] {
  const byDigest = new Map(made.map((revision) => [revision.digest, revision]));
  const isKnown = (revision: Revision) => {
    const known = byDigest.get(revision.digest);
    return known !== undefined && known.imported === revision.imported && known.number === revision.number;
  };
  if (imported.every(isKnown)) {
    return made;
  }
  const theirs = imported.map((revision) => {
    const known = byDigest.get(revision.digest);
    return known === undefined ? revision : renumbered(known, headOf(revision));
  });
  const digests = new Set(imported.map(({ digest }) => digest));
  const oldest = Math.min(...imported.map(({ number }) => number));
  const older = made
    .filter(({ digest }) => !digests.has(digest))
    .slice(0, oldest - 1)
    .map((revision, index) =>
      renumbered(revision, { ...headOf(revision), number: oldest - 1 - index, cleanedUp: true }),
    );
  return [...theirs, ...older];
}
