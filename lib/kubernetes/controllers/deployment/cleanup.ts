import type { ReplicaSet } from '../replica-set/state';
import type { Attempt } from './attempt';
import { byRevision } from './revision';

/** What Kubernetes takes for "all". */
const MAX_INT32 = 2 ** 31 - 1;

/**
 * Deletes old ReplicaSets above `revisionHistoryLimit`.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L442
 */
export function cleanupDeployment(attempt: Attempt, old: readonly ReplicaSet[]): void {
  for (const { name } of superfluous(old, attempt.deployment.spec.revisionHistoryLimit)) {
    attempt.deleteReplicaSet(name);
  }
}

/**
 * The old ReplicaSets that are deleted: the first `number of old ones - limit` by revision, without those that have or
 * want pods, or whose controller has not seen their last change. Those keep their place, so that a busy one shields the
 * next.
 *
 * Of revisions 1, 2, 3 and 4 at limit 2, 1 and 2 go; when 1 still has a pod, only 2 goes.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L442
 */
export function superfluous(old: readonly ReplicaSet[], limit: number | undefined): readonly ReplicaSet[] {
  if (limit === undefined || limit === MAX_INT32) {
    return [];
  }
  return [...old]
    .sort(byRevision)
    .slice(0, Math.max(old.length - limit, 0))
    .filter(
      ({ spec, status, generation }) =>
        status.replicas === 0 && spec.replicas === 0 && generation <= status.observedGeneration,
    );
}
