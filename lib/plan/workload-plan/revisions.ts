import type { PlanContext } from '../context';
import type { Pair } from '../pair';
import { revisionSpan, undoTargets, type WorkloadPast } from '../past';
import type { WorkloadPlan } from '../workload';

/** What the histories say: the revision's number, what can be gone back to, a hold. */
export function revisionsOf(
  past: WorkloadPast,
  { reference, namespace, base }: Pair,
  { head }: PlanContext,
): Pick<WorkloadPlan, 'revision' | 'undo' | 'hold'> {
  if (past.base === undefined && past.head === undefined) {
    return {};
  }
  const hold = past.head?.desired.hold;
  const isThere = (kind: string, name: string) => head.named(reference.target, namespace, kind, name) !== undefined;
  const held = past.head?.revisions.find(({ digest }) => digest === hold?.digest)?.number;
  // What runs is none of its revisions: then it does not know what the cluster holds, nor how that is numbered.
  const isKnown = base === undefined || past.base !== undefined;
  return {
    ...(isKnown ? { revision: revisionSpan(past) } : {}),
    ...(isKnown && past.head !== undefined ? { undo: undoTargets(past.head, isThere) } : {}),
    ...(hold === undefined ? {} : { hold: { digest: hold.digest, ...(held === undefined ? {} : { revision: held }) } }),
  };
}
