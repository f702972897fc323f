import type { Pod } from '../../../lib/kubernetes/controllers/replica-set/pod';
import type { Pod as RealPod } from '../../control-plane/objects';
import { pick, type Weighted, weighted } from './choice';
import type { Chance, Real } from './subject';

/** Something that happens to one pod. */
export interface PodEvent {
  readonly do: 'pod';
  readonly what: keyof typeof possible;

  /** Which of the pods to which it can happen, from 0 up to 1. */
  readonly pod: number;

  /** Of a pod that becomes ready: for how many seconds it says to have been ready. */
  readonly readyFor?: number;

  /** Of a pod that becomes ready or unready: how often its container has restarted. */
  readonly restarts?: number;

  /** Of the annotation `controller.kubernetes.io/pod-deletion-cost`. */
  readonly cost?: number;
}

/**
 * For how many seconds pods say to have been ready. Of ready pods that are otherwise about equal the ReplicaSet controller
 * deletes first those of the smaller power of two of nanoseconds; these lie in the middle of three powers, so that they
 * stay there as long as a walk takes.
 */
export const readyTimes = [3300, 13_200, 52_800] as const;

const waits = (pod: Pod) => pod.deleted === undefined && pod.node !== undefined && !isFinished(pod);

/** To which pods something can happen. */
const possible = {
  ready: (pod: Pod) => waits(pod) && pod.readySince === undefined,
  unready: (pod: Pod) => waits(pod) && (pod.readySince !== undefined || pod.phase === 'Pending'),
  failed: (pod: Pod) => pod.node !== undefined && !isFinished(pod),
  gone: (pod: Pod) => pod.deleted !== undefined,
  deleted: (pod: Pod) => pod.deleted === undefined,
  cost: (pod: Pod) => pod.deleted === undefined && !isFinished(pod),
} as const;

/** How often each happens, so that most rollouts go on. */
const weights: readonly Weighted<PodEvent['what']>[] = [
  [50, 'ready'],
  [25, 'gone'],
  [6, 'unready'],
  [5, 'failed'],
  [4, 'deleted'],
  [3, 'cost'],
];

function isFinished({ phase }: Pod): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

/** Something that can happen to one of the pods; undefined when there are none. */
export function choosePodEvent(pods: readonly Pod[], chance: Chance): PodEvent | undefined {
  const [first, ...others] = weights.filter(([, what]) => pods.some(possible[what]));
  if (first === undefined) return undefined;
  const what = weighted([first, ...others], chance);
  const event = { do: 'pod', what, pod: chance() } as const;
  const restarts = chance() < 0.2 ? { restarts: 1 + Math.floor(chance() * 3) } : {};
  if (what === 'ready') return { ...event, readyFor: pick(readyTimes, chance), ...restarts };
  if (what === 'unready') return { ...event, ...restarts };
  if (what === 'cost') return { ...event, cost: Math.floor(chance() * 5) - 2 };
  return event;
}

/** The pod to which it happens; undefined when there is none to which it can. */
export function podOf<P extends Pod>(event: PodEvent, pods: readonly P[]): P | undefined {
  const able = pods.filter(possible[event.what]);
  return able[Math.floor(event.pod * able.length)];
}

/** What happens, in words; undefined when it cannot happen. */
export function describePodEvent(event: PodEvent, pods: readonly Pod[]): string | undefined {
  const pod = podOf(event, pods);
  if (pod === undefined) return undefined;
  const details = [
    ...(event.readyFor === undefined ? [] : [`for ${event.readyFor} s`]),
    ...(event.restarts === undefined ? [] : [`after ${event.restarts} restarts`]),
    ...(event.cost === undefined ? [] : [`${event.cost}`]),
  ];
  return [`pod ${pod.name}`, event.what, ...details].join(' ');
}

/** Makes it happen to the real pod. */
export async function performPodEvent(event: PodEvent, pods: readonly Pod[], real: Real): Promise<void> {
  const name = podOf(event, pods)?.name;
  const pod = real.store.list<RealPod>('Pod').find(({ metadata }) => metadata.name === name);
  if (pod === undefined) throw new Error(`there is no pod ${name}`);
  const { what, readyFor = 0, restarts = 0, cost } = event;
  if (what === 'deleted') return real.cluster.client.delete(pod);
  if (what !== 'cost') return real.kubelet.perform({ action: what, pod, readyFor, restarts });
  const annotations = { 'controller.kubernetes.io/pod-deletion-cost': `${cost}` };
  await real.cluster.client.patch(pod, { metadata: { annotations } });
}
