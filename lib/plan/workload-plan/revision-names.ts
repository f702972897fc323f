import { UnforeseeableError } from '../../kubernetes/hash/dump';
import { revisionObject } from '../../kubernetes/hash/name';
import type { JsonObject } from '../../kubernetes/value';
import type { PlanContext } from '../context';
import type { WorkloadPlan } from '../workload';
import type { Change } from './change';
import type { Parts } from './how';

/** The ReplicaSet or ControllerRevision of the template after the change. */
export function revisionNames(
  { running, next, isReplaced, isReused, causes, verdicts }: Change,
  { timeline }: Parts,
  { minor }: PlanContext,
): Pick<WorkloadPlan, 'replicaSet' | 'controllerRevision'> {
  const after = timeline?.revision ?? (next && nameOf(next, minor));
  if (after === undefined || isCreatedPaused(verdicts)) {
    return {};
  }
  const before = running && isReplaced ? nameOf(running, minor)?.name : undefined;
  // What waits has no ReplicaSet yet, unless it is what ran before.
  const isThere = isReplaced ? timeline?.revision.reused === true : causes.length === 0 || isReused;
  const name = {
    name: after.name,
    reused: verdicts[0] !== 'create' && isThere,
    ...(before === undefined ? {} : { from: before }),
  };
  return after.kind === 'ReplicaSet' ? { replicaSet: name } : { controllerRevision: name };
}

/** Until it is resumed the controller makes nothing for it, and by then its template may be another. */
function isCreatedPaused(verdicts: Change['verdicts']): boolean {
  return verdicts.includes('create') && verdicts.includes('pause');
}

/** @returns undefined for a template with a timestamp, whose hash depends on the controller's time zone */
function nameOf(workload: JsonObject, minor: PlanContext['minor']): ReturnType<typeof revisionObject> {
  try {
    return revisionObject(workload, minor);
  } catch (error) {
    if (error instanceof UnforeseeableError) {
      return undefined;
    }
    throw error;
  }
}
