/**
 * All that the StatefulSet controller's rules ask of the pods of one StatefulSet. `listPods` answers from pods that are
 * given one by one; `PodIndex` keeps thousands of them and answers each question in time that hardly grows.
 */
export interface StatefulSetPods {
  /** Those that exist, whatever their state. */
  readonly created: Ordinals;

  /** Those that are available and not being deleted. */
  readonly healthy: Ordinals;

  /** Those that failed or succeeded and are not being deleted yet. */
  readonly finished: Ordinals;

  /** Those that are not being deleted. */
  readonly kept: Ordinals;

  /** Those of other revisions than this one that are not being deleted. */
  outdated(revision: string): Ordinals;

  /** The counts of a status. */
  counts(currentRevision: string, updateRevision: string): StatefulSetCounts;

  /** Whether there is a pod of this revision, be it one that is being deleted. */
  has(revision: string): boolean;
}

/** The pods of a StatefulSet in some state, known by their ordinals. Ranges include both ends; an empty one has none. */
export interface Ordinals {
  /** How many in a range. */
  count(from: number, to: number): number;

  /** The lowest in a range. */
  lowest(from: number, to: number): number | undefined;

  /** The highest in a range. */
  highest(from: number, to: number): number | undefined;

  /** The lowest ordinal of a range that is not among them. */
  lowestAbsent(from: number, to: number): number | undefined;

  /** The highest ordinal of a range that is not among them. */
  highestAbsent(from: number, to: number): number | undefined;
}

/** Counts of pods, as in `StatefulSetStatus`. */
export interface StatefulSetCounts {
  readonly replicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  readonly currentReplicas: number;
  readonly updatedReplicas: number;

  /**
   * Milliseconds until the next of the ready pods becomes available.
   * @default - no ready pod is unavailable, or who keeps the pods sees to it that the controller looks again
   */
  readonly nextAvailable?: number;
}

/** A pod of a StatefulSet, as `listPods` and `PodIndex` take it. */
export interface StatefulSetPod {
  /** The number at the end of its name. */
  readonly ordinal: number;

  /** The name of the ControllerRevision that it was made from. */
  readonly revision: string;

  /** `status.phase`. */
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';

  /**
   * When the condition Ready became True, in milliseconds, of which Kubernetes keeps whole seconds.
   * @default - the pod is not ready
   */
  readonly readySince?: number;

  /**
   * `metadata.deletionTimestamp`, in milliseconds.
   * @default - the pod is not being deleted
   */
  readonly deleted?: number;
}
