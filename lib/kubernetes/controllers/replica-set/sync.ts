import type { Minor } from '../../minor';
import type { Pod } from './pod';
import type { PodCounts, ReplicaSet, ReplicaSetStatus } from './state';

/** What a sync depends on beside the ReplicaSet and its pods. */
export interface ReplicaSetSurroundings {
  /** The time in milliseconds. */
  readonly now: number;

  /** The minor of the controller: `terminatingReplicas` exists from 1.35. */
  readonly minor: Minor;

  /**
   * How many more pods the API server accepts (a quota), and what it says to the next one.
   * @default - it accepts all
   */
  readonly limit?: { readonly room: number; readonly message: string };
}

/** What one sync comes to: what the controller does to pods, and the status that it writes. */
export interface ReplicaSetSync {
  /** How many pods it creates. */
  readonly create: number;

  /** How many of the active pods it deletes; `getPodsToDelete` says which. */
  readonly remove: number;

  /** The status, from the pods as they were before; the very same value when it is not written. */
  readonly status: ReplicaSetStatus;

  /**
   * Milliseconds after which it looks again though nothing changed, because a ready pod becomes available. Every change
   * of a pod and of the spec also makes it look again at once.
   * @default - it does not
   */
  readonly requeueAfter?: number;

  /**
   * Why it is tried again at once: client-go waits 5 ms, twice as long each time.
   * @default - it went well
   */
  readonly error?: string;
}

/**
 * One sync of the ReplicaSet controller, which sees all pods that it created and deleted before. It costs the same for
 * any number of pods.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/replicaset/replica_set.go#L709
 */
export declare function syncReplicaSet(
  replicaSet: ReplicaSet,
  pods: PodCounts,
  surroundings: ReplicaSetSurroundings,
): ReplicaSetSync;

/** Counts the pods of one ReplicaSet. */
export declare function countPods(pods: readonly Pod[], minReadySeconds: number, now: number): PodCounts;

/**
 * Which of a ReplicaSet's active pods are deleted: the first `count` in the order of `compareForDeletion`.
 * @param related the pods of all ReplicaSets of the same Deployment, those of this one included
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/replicaset/replica_set.go#L944
 */
export declare function getPodsToDelete(
  pods: readonly Pod[],
  related: readonly Pod[],
  count: number,
  now: number,
): readonly Pod[];

/**
 * Below zero when the first pod is deleted before the other, 0 when nothing decides between them.
 * @param rank how many active pods of the same Deployment are on the pod's node
 */
export declare function compareForDeletion(a: Pod, b: Pod, rank: (pod: Pod) => number, now: number): number;
