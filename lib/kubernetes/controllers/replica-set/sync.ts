import { isAtLeast, type Minor } from '../../minor';
import { manageReplicas } from './manage';
import type { PodCounts, ReplicaSet, ReplicaSetCondition, ReplicaSetStatus } from './state';

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
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/replicaset/replica_set.go#L755
 */
export function syncReplicaSet(
  { generation, spec, status }: ReplicaSet,
  pods: PodCounts,
  { now, minor, limit }: ReplicaSetSurroundings,
): ReplicaSetSync {
  const { create, remove } = manageReplicas(pods.active, spec.replicas);
  const created = Math.min(create, limit?.room ?? create);
  const error = created < create ? limit?.message : undefined;
  const calculated = calculateStatus(status, pods, error, minor, now);
  const next = updateReplicaSetStatus(status, calculated, generation);
  const requeueAfter = error === undefined ? nextCheck(next, spec.minReadySeconds, pods.nextAvailable) : undefined;
  return {
    create: created,
    remove,
    status: next,
    ...(requeueAfter === undefined ? {} : { requeueAfter }),
    ...(error === undefined ? {} : { error }),
  };
}

/**
 * The status that follows from the pods. A failure keeps the words of the first one until it is over.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/replicaset/replica_set_utils.go#L96
 */
function calculateStatus(
  { observedGeneration, conditions }: ReplicaSetStatus,
  pods: PodCounts,
  error: string | undefined,
  minor: Minor,
  now: number,
): ReplicaSetStatus {
  return {
    observedGeneration,
    replicas: pods.active,
    readyReplicas: pods.ready,
    availableReplicas: pods.available,
    ...(isAtLeast(minor, '1.35') ? { terminatingReplicas: pods.terminating } : {}),
    conditions: error === undefined ? [] : conditions.length > 0 ? conditions : [replicaFailure(error, now)],
  };
}

function replicaFailure(message: string, now: number): ReplicaSetCondition {
  return {
    type: 'ReplicaFailure',
    status: 'True',
    reason: 'FailedCreate',
    message,
    lastTransitionTime: Math.floor(now / 1000) * 1000,
  };
}

/**
 * The status that is stored: the calculated one with the generation that was seen, or the old one when nothing changed.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/replicaset/replica_set_utils.go#L41
 */
function updateReplicaSetStatus(
  status: ReplicaSetStatus,
  next: ReplicaSetStatus,
  generation: number,
): ReplicaSetStatus {
  const same =
    status.replicas === next.replicas &&
    status.readyReplicas === next.readyReplicas &&
    status.availableReplicas === next.availableReplicas &&
    status.terminatingReplicas === next.terminatingReplicas &&
    status.observedGeneration === generation &&
    status.conditions.length === next.conditions.length;
  return same ? status : { ...next, observedGeneration: generation };
}

/**
 * When it looks again: as soon as the next ready pod becomes available, at the latest after minReadySeconds.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/replicaset/replica_set.go#L842
 */
function nextCheck(
  { readyReplicas, availableReplicas }: ReplicaSetStatus,
  minReadySeconds: number,
  nextAvailable: number | undefined,
): number | undefined {
  return minReadySeconds > 0 && readyReplicas !== availableReplicas
    ? (nextAvailable ?? minReadySeconds * 1000)
    : undefined;
}
