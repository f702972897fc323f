import type { Minor } from '../kubernetes/minor';
import { digestOf } from './digest';
import type { History, Revision } from './history';
import { type Rendered, record } from './record';
import { headOf, renumbered } from './texts';

/** What a commit has of a workload. */
export interface LogStep {
  readonly commit: string;

  /** Undefined where the workload is not in the manifests. */
  readonly rendered: Rendered | undefined;
}

/**
 * The history that a workload would have, had it been recorded from the beginning.
 * @param steps oldest first
 * @returns undefined when the last commit does not have it
 */
export function importLog(steps: readonly LogStep[]): History | undefined {
  let history: History | undefined;
  const since = new Map<string, string>();
  for (const { commit, rendered } of steps) {
    if (rendered === undefined) {
      history = history && { ...history, left: true };
      continue;
    }
    history = record(rendered, { released: history, found: history }).history;
    for (const { digest } of history.revisions) {
      since.set(digest, since.get(digest) ?? commit);
    }
  }
  return history?.left
    ? undefined
    : history && {
        ...history,
        revisions: history.revisions.map((revision) => marked(revision, since.get(revision.digest))),
      };
}

function marked(revision: Revision, imported = ''): Revision {
  return renumbered(revision, { ...headOf(revision), imported });
}

/** What a merge of an imported history with the one that is there comes to. */
export interface Merged {
  readonly history: History;

  /** What is in the history that was there and found no number before those of the imported one. */
  readonly leftOut: readonly Revision[];
}

/**
 * An imported history, with what else the one that is there holds: what commands asked for, and revisions that were not
 * imported, as older ones. A revision that both have stays as it was recorded, under its imported number.
 *
 * @param existing the history that is there
 */
export function mergeImported(imported: History, existing: History | undefined, minor: Minor): Merged {
  if (existing === undefined || existing.left) {
    return { history: imported, leftOut: [] };
  }
  const digest = (revision: Revision) =>
    revision.minor === minor ? revision.digest : digestOf(imported.workload.kind, revision.template, minor);
  const known = new Map(existing.revisions.map((revision) => [digest(revision), revision] as const));
  const revisions = imported.revisions.map((revision) => {
    const recorded = known.get(revision.digest);
    known.delete(revision.digest);
    return recorded === undefined ? revision : takenOver(recorded, revision);
  });
  const others = existing.revisions.filter((revision) => known.has(digest(revision)) && !revision.pending);
  const room = Math.max(0, (revisions.at(-1)?.number ?? 1) - 1);
  const oldest = revisions.at(-1)?.number ?? 1;
  const older = others
    .slice(0, room)
    .map((revision, index) =>
      renumbered(revision, { ...headOf(revision), number: oldest - 1 - index, cleanedUp: true }),
    );
  return {
    history: { ...imported, revisions: [...revisions, ...older], desired: existing.desired },
    leftOut: others.slice(room),
  };
}

/** The recorded template and config are those that were rendered; number and cause are those of the cluster. */
function takenOver(recorded: Revision, { number, cause, limit, imported }: Revision): Revision {
  const { pending: _, ...head } = headOf(recorded);
  return renumbered(recorded, {
    ...head,
    number,
    limit,
    ...(cause === undefined ? {} : { cause }),
    ...(imported === undefined ? {} : { imported }),
  });
}
