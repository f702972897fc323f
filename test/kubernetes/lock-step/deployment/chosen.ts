import {
  compareForDeletion,
  getPodsToDelete,
  rankByRelatedPodsOnSameNode,
} from '../../../../lib/kubernetes/controllers/replica-set/deletion-order';
import type { OwnedPod, PodsSeen } from '../pods';

/**
 * Which pods the controller of a ReplicaSet chooses to delete, by name. It depends on their ages, which count by their power
 * of two of nanoseconds, and it is known only to the second when it really chose; and on the order in which it has the pods,
 * which is any. So there may be several answers. The one that agrees most with what was really deleted next comes first.
 *
 * @param own the active pods of the ReplicaSet
 * @param related the pods of all ReplicaSets of the Deployment
 */
export function chosenToDelete(
  own: readonly OwnedPod[],
  related: readonly OwnedPod[],
  count: number,
  { pods: { writes }, from, now }: { readonly pods: PodsSeen; readonly from: number; readonly now: number },
): readonly (readonly string[])[] {
  if (count === 0) return [[]];
  const names = new Set(own.map(({ name }) => name));
  const real = writes.filter(({ what, name }) => what === 'deleted' && names.has(name));
  const [first] = real;
  const start = Math.max(from, first?.deletedAt ?? from);
  const end = Math.min(first?.at ?? now, start + 1000);
  const next = real.slice(0, count).map(({ name }) => name);
  const rank = rankByRelatedPodsOnSameNode(related);
  const answers = moments(own, start, end).map((time) => {
    const compare = (a: OwnedPod, b: OwnedPod) => compareForDeletion(a, b, rank, time);
    return next.length === count && mayComeFirst(new Set(next), own, compare)
      ? next
      : getPodsToDelete(own, related, count, time).map(({ name }) => name);
  });
  const agreement = (answer: readonly string[]) => answer.filter((name) => next.includes(name)).length;
  const different = new Map(answers.map((answer) => [[...answer].sort().join(), answer]));
  return [...different.values()].sort((a, b) => agreement(b) - agreement(a));
}

/**
 * Whether a sort may put some pods before the others. Where nothing decides between pods, the order in which the controller
 * has them does, which is any; so it does where the rules go in a circle, which they can: some decide by times where these
 * are equal and by uids where not. A sort comes to an order in which no pod has to go before the one before it, and leaves
 * any such order as it is. In some of them a pod is the first exactly when it leads to all others, and the last when all
 * others lead to it.
 */
export function mayComeFirst(
  first: ReadonlySet<string>,
  pods: readonly OwnedPod[],
  compare: (a: OwnedPod, b: OwnedPod) => number,
): boolean {
  const mayFollow = (before: OwnedPod, pod: OwnedPod) => compare(before, pod) <= 0;
  const deleted = pods.filter(({ name }) => first.has(name));
  const kept = pods.filter(({ name }) => !first.has(name));
  const ends = deleted.filter((pod) => leadsToAll(pod, deleted, (after, before) => mayFollow(before, after)));
  const starts = kept.filter((pod) => leadsToAll(pod, kept, mayFollow));
  return kept.length === 0 || ends.some((end) => starts.some((start) => mayFollow(end, start)));
}

function leadsToAll(
  from: OwnedPod,
  pods: readonly OwnedPod[],
  leads: (one: OwnedPod, other: OwnedPod) => boolean,
): boolean {
  const reached = new Set([from]);
  for (const one of reached) {
    for (const other of pods.filter((pod) => !reached.has(pod) && leads(one, pod))) {
      reached.add(other);
    }
  }
  return reached.size === pods.length;
}

/** One moment of each span between two times in which all ages have the same power of two. */
function moments(pods: readonly OwnedPod[], start: number, end: number): readonly number[] {
  const powers = Array.from({ length: 12 }, (_, power) => 2 ** (30 + power) / 1_000_000);
  const changes = [...new Set(pods.map(({ created }) => created))]
    .flatMap((created) => powers.map((power) => created + power))
    .filter((time) => time > start && time < end)
    .sort((a, b) => a - b);
  return [...changes, end].map((until, index) => ((changes[index - 1] ?? start) + until) / 2);
}
