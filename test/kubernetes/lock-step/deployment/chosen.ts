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
  const next = new Set(real.slice(0, count).map(({ name }) => name));
  const rank = rankByRelatedPodsOnSameNode(related);
  const answers = moments(own, start, end).flatMap((time) =>
    orders(own, next, (a, b) => compareForDeletion(a, b, rank, time)).map((order) =>
      getPodsToDelete(order, related, count, time).map(({ name }) => name),
    ),
  );
  const agreement = (answer: readonly string[]) => answer.filter((name) => next.has(name)).length;
  const different = new Map(answers.map((answer) => [[...answer].sort().join(), answer]));
  return [...different.values()].sort((a, b) => agreement(b) - agreement(a));
}

/**
 * Orders in which the controller may have the pods. Where nothing decides between pods the order does; so it does where the
 * rules go in a circle, which they can: some decide by times where these are equal and by uids where not. A sort leaves an
 * order as it is in which no pod has to go before the one before it. So those that were really deleted come first, and each
 * of them is once the last of them before each of the others.
 */
function orders(
  pods: readonly OwnedPod[],
  first: ReadonlySet<string>,
  compare: (a: OwnedPod, b: OwnedPod) => number,
): readonly (readonly OwnedPod[])[] {
  const deleted = pods.filter(({ name }) => first.has(name)).sort(compare);
  const kept = pods.filter(({ name }) => !first.has(name)).sort(compare);
  const without = (all: readonly OwnedPod[], one: OwnedPod) => all.filter((pod) => pod !== one);
  const joined = deleted.flatMap((last) =>
    kept.map((next) => [...without(deleted, last), last, next, ...without(kept, next)]),
  );
  return [[...deleted, ...kept], ...joined];
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
