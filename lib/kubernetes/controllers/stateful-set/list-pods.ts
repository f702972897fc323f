import { type StatefulSetPod, seePod } from './pod';
import type { Ordinals, Range, SeenPod, StatefulSetPods } from './pods';

/**
 * Answers the controller's questions from pods that are given one by one, no two of one ordinal, by looking at all of
 * them each time.
 * @param now in milliseconds
 */
export function listPods(pods: readonly StatefulSetPod[], minReadySeconds: number, now: number): StatefulSetPods {
  const seen = pods.map((pod) => seePod(pod, minReadySeconds, now));
  const those = (test: (pod: SeenPod) => boolean) => seen.filter(test).map(({ ordinal }) => ordinal);
  const count = (test: (pod: SeenPod) => boolean) => those(test).length;
  const waits = pods.flatMap(({ phase, readySince }) => {
    const wait = phase === 'Running' && readySince !== undefined ? readySince + minReadySeconds * 1000 - now : 0;
    return wait > 0 ? [wait] : [];
  });
  return {
    created: ordinals(those(() => true)),
    healthy: ordinals(those(isHealthy)),
    unhealthy: ordinals(those((pod) => !isHealthy(pod))),
    kept: ordinals(those(({ terminating }) => !terminating)),
    finished: ordinals(those(({ finished, terminating }) => finished && !terminating)),
    highestOutdated(revision, range, health) {
      const outdated = those((pod) => {
        const asked = health === undefined || pod.available === (health === 'available');
        return pod.revision !== revision && !pod.terminating && asked;
      });
      return ordinals(outdated).highest(range);
    },
    counts: (currentRevision, updateRevision) => ({
      replicas: seen.length,
      readyReplicas: count(({ ready }) => ready),
      availableReplicas: count(({ available }) => available),
      currentReplicas: count(({ revision, terminating }) => revision === currentRevision && !terminating),
      updatedReplicas: count(({ revision, terminating }) => revision === updateRevision && !terminating),
      ...(waits.length > 0 ? { nextAvailable: waits.reduce((least, wait) => Math.min(least, wait)) } : {}),
    }),
    has: (revision) => seen.some((pod) => pod.revision === revision),
  };
}

/**
 * Whether a pod is available and not being deleted.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_utils.go#L490
 */
export function isHealthy({ available, terminating }: SeenPod): boolean {
  return available && !terminating;
}

function ordinals(members: readonly number[]): Ordinals {
  const within = ({ from, to }: Range) => members.filter((ordinal) => from <= ordinal && ordinal <= to);
  const set = new Set(members);
  return {
    has: (ordinal) => set.has(ordinal),
    count: (range) => within(range).length,
    lowest: (range) =>
      within(range).reduce<number | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined),
    highest: (range) =>
      within(range).reduce<number | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined),
    lowestAbsent({ from, to }) {
      for (let ordinal = from; ordinal <= to; ordinal += 1) if (!set.has(ordinal)) return ordinal;
      return undefined;
    },
    highestAbsent({ from, to }) {
      for (let ordinal = to; ordinal >= from; ordinal -= 1) if (!set.has(ordinal)) return ordinal;
      return undefined;
    },
  };
}
