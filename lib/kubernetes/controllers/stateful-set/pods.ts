/**
 * All that the StatefulSet controller's rules ask of the pods of one StatefulSet. `listPods` answers from pods that are
 * given one by one; `PodIndex` keeps thousands of them and answers each question in a time that hardly grows.
 */
export interface StatefulSetPods {
  /** Those that exist, whatever their state. */
  readonly created: Ordinals;

  /** Those that are available and not being deleted. */
  readonly healthy: Ordinals;

  /** Those that exist and are not healthy. */
  readonly unhealthy: Ordinals;

  /** Those that are not being deleted. */
  readonly kept: Ordinals;

  /** Those that have finished and are not being deleted. */
  readonly finished: Ordinals;

  /**
   * The highest ordinal of a range whose pod is of another revision and not being deleted.
   * @param health only pods that are available, or only those that are not; default: both
   */
  highestOutdated(revision: string, range: Range, health?: 'available' | 'unavailable'): number | undefined;

  /** The counts of a status. */
  counts(currentRevision: string, updateRevision: string): StatefulSetCounts;

  /** Whether there is a pod of this revision, be it one that is being deleted. */
  has(revision: string): boolean;
}

/** A set of ordinals. */
export interface Ordinals {
  has(ordinal: number): boolean;

  /** How many in a range. */
  count(range: Range): number;

  /** The lowest in a range. */
  lowest(range: Range): number | undefined;

  /** The highest in a range. */
  highest(range: Range): number | undefined;

  /** The lowest of a range that is not in the set. */
  lowestAbsent(range: Range): number | undefined;

  /** The highest of a range that is not in the set. */
  highestAbsent(range: Range): number | undefined;
}

/** Ordinals one after the other. */
export interface Range {
  readonly from: number;

  /** The last one; there are none if it is below `from`. */
  readonly to: number;
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
   * @default - not known: who keeps the pods sees to it that the controller looks again then
   */
  readonly nextAvailable?: number;
}

/** A pod of a StatefulSet as its controller sees it. */
export interface SeenPod {
  /** The number at the end of its name. */
  readonly ordinal: number;

  /** The name of the ControllerRevision that it was made from. */
  readonly revision: string;

  /** Whether it failed or succeeded. Such a pod is neither ready nor available. */
  readonly finished: boolean;

  readonly ready: boolean;

  /** Ready for at least `minReadySeconds`. */
  readonly available: boolean;

  /** Whether it is being deleted. */
  readonly terminating: boolean;
}
