import { currentRevision, type History, type Revision, visibleRevisions } from '../history';
import { type JsonObject, own } from '../kubernetes/value';
import type { ObjectReference } from './object-reference';
import type { Span, UndoTarget } from './workload';

/** What the histories of base and head say of a workload. */
export interface WorkloadPast {
  /**
   * @default - it had none
   */
  readonly base?: History;

  /**
   * @default - it has none
   */
  readonly head?: History;
}

/** Finds the histories of a workload. */
export type FindPast = (workload: ObjectReference) => WorkloadPast;

/** The revision's number before and after. */
export function revisionSpan({ base, head }: WorkloadPast): Span<number> {
  const [from, to] = [base && currentRevision(base)?.number, head && currentRevision(head)?.number];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The revisions that the cluster still holds when the change is done, without the current one, newest first. */
export function undoTargets(head: History, isThere: (kind: string, name: string) => boolean): readonly UndoTarget[] {
  const current = currentRevision(head);
  return visibleRevisions(head)
    .filter((revision) => revision !== current)
    .map(({ number, cause, config }) => ({
      number,
      ...(cause === undefined ? {} : { changeCause: cause }),
      missing: config
        .map(({ kind, metadata }) => ({ kind: String(kind), name: String(own(metadata, 'name')) }))
        .filter(({ kind, name }) => !isThere(kind, name))
        .map(({ kind, name }) => `${kind.toLowerCase()}/${name}`),
    }));
}

/** The workload as it was with each older template that the cluster still holds, the oldest first. */
export function earlierVersions(live: JsonObject, base: History | undefined): readonly JsonObject[] {
  const current = base && currentRevision(base);
  return (base === undefined ? [] : visibleRevisions(base))
    .filter((revision) => revision !== current)
    .map((revision) => withTemplate(live, revision))
    .reverse();
}

/** The workload with the template that runs: of a paused one the newest may not be rolled out yet. */
export function runningVersion(live: JsonObject, base: History | undefined): JsonObject {
  const current = base && currentRevision(base);
  return isPending(base) && current !== undefined ? withTemplate(live, current) : live;
}

/** Whether the newest template is not rolled out yet, as of a workload that is paused. */
export function isPending(base: History | undefined): boolean {
  return base?.revisions[0]?.pending === true;
}

function withTemplate(workload: JsonObject, { template }: Revision): JsonObject {
  return { ...workload, spec: { ...(own(workload, 'spec') as JsonObject), template } };
}
