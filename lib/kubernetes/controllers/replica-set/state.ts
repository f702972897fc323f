/** A ReplicaSet: what a Deployment's controller reads of it, and its own controller. Values are never changed in place. */
export interface ReplicaSet {
  /** `metadata.name`; unique within a state. */
  readonly name: string;

  /**
   * Stands for the pod template without its label `pod-template-hash`. Two keys are equal exactly when Kubernetes holds
   * the templates for equal in meaning; what a key looks like is up to the caller.
   */
  readonly template: string;

  /** `metadata.creationTimestamp` in milliseconds, of which Kubernetes keeps whole seconds. */
  readonly created: number;

  /** `metadata.generation`: counts the changes of the spec, from 1. */
  readonly generation: number;

  /** `metadata.annotations`, all of them. */
  readonly annotations: Readonly<Record<string, string>>;

  /** What is wanted. */
  readonly spec: ReplicaSetSpec;

  /** What its controller saw last. It lags behind the spec and behind the pods. */
  readonly status: ReplicaSetStatus;
}

/** What is wanted of a ReplicaSet, beside its template. */
export interface ReplicaSetSpec {
  /** How many pods. */
  readonly replicas: number;

  /** For how many seconds a pod must be ready before it counts as available. */
  readonly minReadySeconds: number;
}

/** `status` of a ReplicaSet. A new one has all counts 0 and has observed generation 0, see {@link NEW_STATUS}. */
export interface ReplicaSetStatus {
  /** The generation of the spec that the controller saw last. */
  readonly observedGeneration: number;

  /** Pods that are neither finished nor being deleted. */
  readonly replicas: number;

  /** Those of them that are ready. */
  readonly readyReplicas: number;

  /** Those of them that have been ready for `minReadySeconds`. */
  readonly availableReplicas: number;

  /**
   * Pods that are being deleted and not finished.
   * @default - not told: a new ReplicaSet, and Kubernetes before 1.35
   */
  readonly terminatingReplicas?: number;

  /** At most one, of type ReplicaFailure. */
  readonly conditions: readonly ReplicaSetCondition[];
}

/** Says that pods could not be created or deleted. */
export interface ReplicaSetCondition {
  readonly type: 'ReplicaFailure';
  readonly status: 'True';
  readonly reason: 'FailedCreate' | 'FailedDelete';
  readonly message: string;

  /** In milliseconds, of which Kubernetes keeps whole seconds. */
  readonly lastTransitionTime: number;
}

/** The status of a ReplicaSet that its controller has not seen yet. */
export const NEW_STATUS: ReplicaSetStatus = {
  observedGeneration: 0,
  replicas: 0,
  readyReplicas: 0,
  availableReplicas: 0,
  conditions: [],
};

/**
 * All that the ReplicaSet controller's rules need to know of the pods of one ReplicaSet. They are counts, so that who
 * simulates thousands of pods may keep them in classes; `countPods` counts pods that are given one by one.
 */
export interface PodCounts {
  /** Neither finished (Succeeded or Failed) nor being deleted. */
  readonly active: number;

  /** Active and ready. */
  readonly ready: number;

  /** Active, and ready for at least the ReplicaSet's `minReadySeconds`. */
  readonly available: number;

  /** Being deleted and not finished. */
  readonly terminating: number;

  /**
   * Milliseconds until the next of the ready pods becomes available.
   * @default - no ready pod is unavailable
   */
  readonly nextAvailable?: number;
}
