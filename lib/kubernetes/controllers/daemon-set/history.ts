import type { ControllerRevision } from '../controller-revision';
import type { DaemonSetState } from './state';

/** The revisions of a DaemonSet in one sync. */
export interface History {
  /** That of the template, with its new number where it got one. */
  readonly current: ControllerRevision;

  /** The others. */
  readonly old: readonly ControllerRevision[];
}

/**
 * Finds the revision of the template, or makes one. Its number is above those of the others; where it is not, it gets
 * the next one, so that going back makes no second one.
 *
 * a=1, b=2 and the template b: b stays 2. The template a: a=3. The template c: c=3.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/update.go#L293
 */
export function constructHistory(
  { daemonSet, revisions }: DaemonSetState,
  revisionName: (template: string) => string,
): History {
  const { template } = daemonSet.spec;
  const old = revisions.filter((revision) => revision.template !== template);
  const revision = maxRevision(old) + 1;
  const current = revisions.find((candidate) => candidate.template === template);
  if (current === undefined) return { current: { name: revisionName(template), template, revision }, old };
  return { current: current.revision < revision ? { ...current, revision } : current, old };
}

/**
 * The highest number; 0 if there are no revisions.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/update.go#L393
 */
function maxRevision(revisions: readonly ControllerRevision[]): number {
  return revisions.reduce((max, { revision }) => Math.max(max, revision), 0);
}

/**
 * The old revisions to delete: as many as there are above `revisionHistoryLimit`, the oldest first, but none that a pod
 * is of. Those that pods are of count towards the limit.
 *
 * a=1, b=2, c=3, limit 1: a and b go. With a pod of a: b and c go.
 * @param live the revisions of all pods
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/update.go#L350
 */
export function cleanupHistory(
  old: readonly ControllerRevision[],
  revisionHistoryLimit: number,
  live: ReadonlySet<string>,
): readonly ControllerRevision[] {
  const surplus = old.length - revisionHistoryLimit;
  if (surplus <= 0) return [];
  const sorted = [...old].sort((a, b) => a.revision - b.revision);
  return sorted.filter(({ name }) => !live.has(name)).slice(0, surplus);
}
