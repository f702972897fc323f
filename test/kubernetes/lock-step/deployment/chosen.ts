import { getPodsToDelete } from '../../../../lib/kubernetes/controllers/replica-set/deletion-order';
import type { OwnedPod, PodsSeen } from '../pods';

/**
 * Which pods the controller of a ReplicaSet chooses to delete, by name. It depends on their ages, which count by their power
 * of two of nanoseconds, so there may be several answers; it is known only to the second when it really chose. The answer that
 * agrees most with what was really deleted next comes first.
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
  const byUid = [...own].sort((a, b) => (a.uid < b.uid ? -1 : 1));
  const answers = moments(own, start, end).map((time) =>
    getPodsToDelete(byUid, related, count, time).map(({ name }) => name),
  );
  const next = new Set(real.slice(0, count).map(({ name }) => name));
  const agreement = (answer: readonly string[]) => answer.filter((name) => next.has(name)).length;
  const different = new Map(answers.map((answer) => [[...answer].sort().join(), answer]));
  return [...different.values()].sort((a, b) => agreement(b) - agreement(a));
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
