import { isPodActive } from './counts';
import type { Pod } from './pod';

/** How far a pod has come, for the order of deletion. Finished pods are never asked about. */
const PHASES: Readonly<Record<Pod['phase'], number>> = { Pending: 0, Unknown: 1, Running: 2, Succeeded: 0, Failed: 0 };

const NANOSECONDS = 1_000_000;

/**
 * Which of a ReplicaSet's active pods are deleted: the first `count` in the order of {@link compareForDeletion}. Among
 * those between which nothing decides, or between which the rules go in a circle (some compare times where these are equal
 * and UIDs where not), the controller's choice is not determined; here the order of the list decides.
 * @param pods the active pods
 * @param related the pods of all ReplicaSets of the same Deployment, those of this one included
 * @param now the time in milliseconds
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/replicaset/replica_set.go#L941
 */
export function getPodsToDelete(
  pods: readonly Pod[],
  related: readonly Pod[],
  count: number,
  now: number,
): readonly Pod[] {
  if (count >= pods.length) {
    return pods;
  }
  const rank = rankByRelatedPodsOnSameNode(related);
  return [...pods].sort((a, b) => compareForDeletion(a, b, rank, now)).slice(0, count);
}

/**
 * How many active pods of the same Deployment are on a pod's node. Pods without a node count as on one node.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/replicaset/replica_set.go#L976
 */
export function rankByRelatedPodsOnSameNode(related: readonly Pod[]): (pod: Pod) => number {
  const counts = new Map<string, number>();
  for (const { node = '' } of related.filter(isPodActive)) {
    counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return ({ node = '' }) => counts.get(node) ?? 0;
}

/**
 * Which of two active pods of a ReplicaSet is deleted first; the first rule that tells them apart decides:
 *
 * 1. not scheduled before scheduled
 * 2. Pending before Unknown before Running
 * 3. not ready before ready
 * 4. lower deletion cost before higher
 * 5. more pods of the Deployment on its node before fewer
 * 6. ready for a shorter time before longer, when both are ready at different times
 * 7. more restarts of a container before fewer, then of a sidecar
 * 8. newer before older
 *
 * Times count by the power of two of their age in nanoseconds, so that 9 s and 15 s (both 2^33) are about equal and 8 s
 * (2^32) is younger; between ages of one power the lower UID goes first.
 * @param rank of {@link rankByRelatedPodsOnSameNode}
 * @param now the time in milliseconds
 * @returns below zero when the first pod goes first, above when the other does, 0 when nothing decides
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/controller_utils.go#L843
 */
export function compareForDeletion(a: Pod, b: Pod, rank: (pod: Pod) => number, now: number): number {
  return (
    Number(a.node !== undefined) - Number(b.node !== undefined) ||
    PHASES[a.phase] - PHASES[b.phase] ||
    Number(a.readySince !== undefined) - Number(b.readySince !== undefined) ||
    (a.deletionCost ?? 0) - (b.deletionCost ?? 0) ||
    rank(b) - rank(a) ||
    compareAges(a, b, a.readySince, b.readySince, now) ||
    (b.restarts ?? 0) - (a.restarts ?? 0) ||
    (b.sidecarRestarts ?? 0) - (a.sidecarRestarts ?? 0) ||
    compareAges(a, b, a.created, b.created, now)
  );
}

/** By the power of two of the age, then by UID; 0 for equal times, and when neither is ready. */
function compareAges(a: Pod, b: Pod, timeOfA: number | undefined, timeOfB: number | undefined, now: number): number {
  if (timeOfA === undefined || timeOfB === undefined || timeOfA === timeOfB) {
    return 0;
  }
  return logarithmicRankDiff(timeOfA, timeOfB, now) || (a.uid < b.uid ? -1 : 1);
}

/**
 * The difference of the powers of two of two ages: `trunc(log2(now - time))` in nanoseconds, -1 for no age.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/controller_utils.go#L930
 */
function logarithmicRankDiff(time1: number, time2: number, now: number): number {
  const rank = (time: number): number => (now > time ? Math.trunc(Math.log2((now - time) * NANOSECONDS)) : -1);
  return rank(time1) - rank(time2);
}
