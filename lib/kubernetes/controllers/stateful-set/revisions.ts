import type { ControllerRevision } from '../controller-revision';
import type { StatefulSetState } from './state';

/** The revisions of a StatefulSet in one sync. */
export interface FoundRevisions {
  /** What a rollout comes from. */
  readonly current: ControllerRevision;

  /** What it goes to, with its new number where it got one. */
  readonly update: ControllerRevision;
}

/**
 * Finds the revision of the template. The newest one stays as it is; an older one gets the next number, so that going
 * back makes no second one; else one is created. The current revision is what the status names, or else the same one.
 *
 * a=1, b=2 and the template b: b stays 2. The template a: a=3. The template c: c=3.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_control.go#L266
 */
export function getStatefulSetRevisions(
  { statefulSet, revisions }: StatefulSetState,
  revisionName: (template: string) => string,
): FoundRevisions {
  const { spec, status } = statefulSet;
  const sorted = sortControllerRevisions(revisions);
  const newest = sorted.at(-1);
  const number = nextRevision(sorted);
  const equal = sorted.findLast(({ template }) => template === spec.template);
  const update =
    newest?.template === spec.template
      ? newest
      : equal !== undefined
        ? { ...equal, revision: number }
        : { name: revisionName(spec.template), template: spec.template, revision: number };
  return { current: sorted.find(({ name }) => name === status.currentRevision) ?? update, update };
}

/**
 * The number of a revision after those that there are: 1 for none, 4 after 1 and 3.
 * @param sorted by number
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_utils.go#L614
 */
function nextRevision(sorted: readonly ControllerRevision[]): number {
  return (sorted.at(-1)?.revision ?? 0) + 1;
}

/**
 * The revisions to delete: the oldest of those that neither the status nor a pod names, so that `revisionHistoryLimit`
 * of them remain. A negative limit keeps all.
 *
 * a=1, b=2, c=3, d=4, limit 1, d being current and new: a and b go. With a pod of b: a goes.
 * @param hasPod says whether there is a pod of a revision
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_control.go#L178
 */
export function truncateHistory(
  { statefulSet, revisions }: StatefulSetState,
  { current, update }: FoundRevisions,
  hasPod: (revision: string) => boolean,
): readonly ControllerRevision[] {
  const isLive = ({ name }: ControllerRevision) => name === current.name || name === update.name || hasPod(name);
  const history = sortControllerRevisions(revisions).filter((revision) => !isLive(revision));
  const limit = statefulSet.spec.revisionHistoryLimit;
  return limit < 0 ? [] : history.slice(0, Math.max(0, history.length - limit));
}

/**
 * Sorts by number. Two of one number, which no controller makes, are sorted by name; Kubernetes looks at their age first.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/history/controller_history.go#L164
 */
function sortControllerRevisions(revisions: readonly ControllerRevision[]): ControllerRevision[] {
  return [...revisions].sort((a, b) => a.revision - b.revision || (a.name < b.name ? -1 : 1));
}
