/** The most pods that a sync creates or deletes. */
const BURST_REPLICAS = 500;

/** What the controller does to pods in one sync. At most one of the two is above zero. */
export interface Management {
  /** Pods that it tries to create. */
  readonly create: number;

  /** Pods that it deletes. */
  readonly remove: number;
}

/**
 * How many pods to create or delete: the difference, at most 500 a sync.
 *
 * - 3 active of 5 wanted: create 2.
 * - 7 active of 5 wanted: delete 2.
 * - 0 active of 1200 wanted: create 500, in the next syncs 500 and 200.
 * @param active the pods that are neither finished nor being deleted; those that are being deleted do not hold up new ones
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/replicaset/replica_set.go#L649
 */
export function manageReplicas(active: number, replicas: number): Management {
  return {
    create: Math.min(Math.max(replicas - active, 0), BURST_REPLICAS),
    remove: Math.min(Math.max(active - replicas, 0), BURST_REPLICAS),
  };
}
