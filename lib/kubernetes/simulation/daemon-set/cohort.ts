import type { DaemonPod, NodeGroup } from '../../controllers/daemon-set/nodes';
import type { Durations } from '../pods';
import type { Counts } from '../recorder';

const NEVER = Number.POSITIVE_INFINITY;

/** A pod of a DaemonSet, and when the next thing happens to it, in milliseconds. */
interface TimedPod extends DaemonPod {
  readonly at: number;
}

/** Nodes on which the same things happen at the same times. */
export interface Cohort extends NodeGroup {
  readonly pods: readonly TimedPod[];

  /** Nodes with the same key have the same pods. */
  readonly key: string;
}

/** Nodes with these pods. */
export function cohort(nodes: number, pods: readonly TimedPod[] = []): Cohort {
  const key = pods.map((pod) => `${pod.revision} ${pod.ready} ${pod.available} ${pod.terminating} ${pod.at}`).join();
  return { nodes, shouldRun: true, shouldContinueRunning: true, pods, key };
}

/** When the next thing happens on a node; Infinity when nothing ever does. */
export function nextOn({ pods }: Cohort): number {
  return pods.reduce((first, { at }) => Math.min(first, at), NEVER);
}

/** The pods of a node after a sync. */
export function afterSync(
  { pods }: Cohort,
  remove: readonly number[],
  create: string | undefined,
  now: number,
  durations: (revision: string) => Durations,
): readonly TimedPod[] {
  const kept = pods.map((pod, index) =>
    remove.includes(index) ? { ...pod, terminating: true, at: now + durations(pod.revision).stop } : pod,
  );
  return create === undefined ? kept : [...kept, starting(create, now + durations(create).start)];
}

function starting(revision: string, at: number): TimedPod {
  return { revision, phase: 'Pending', ready: false, available: false, terminating: false, at };
}

/** The pods of a node after what happens to them until now. @param minReady in milliseconds */
export function afterEvents({ pods }: Cohort, now: number, minReady: number): readonly TimedPod[] {
  return pods.filter(({ terminating, at }) => !terminating || at > now).map((pod) => grown(pod, now, minReady));
}

function grown(pod: TimedPod, now: number, minReady: number): TimedPod {
  if (pod.at > now) {
    return pod;
  }
  if (pod.ready || minReady === 0) {
    return { ...pod, phase: 'Running', ready: true, available: true, at: NEVER };
  }
  return { ...pod, phase: 'Running', ready: true, at: now + minReady };
}

/** Adds the pods of a cohort to counts. @param revision that is new */
export function addCounts(sums: { -readonly [count in keyof Counts]: number }, cohort: Cohort, revision: string): void {
  for (const pod of cohort.pods) {
    if (pod.terminating) {
      sums.terminating += cohort.nodes;
    } else {
      sums[pod.revision === revision ? 'new' : 'old'] += cohort.nodes;
      sums.ready += pod.ready ? cohort.nodes : 0;
      sums.available += pod.available ? cohort.nodes : 0;
    }
  }
}
