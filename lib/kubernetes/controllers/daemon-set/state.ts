import type { ControllerRevision } from '../controller-revision';

/**
 * A DaemonSet and all that its controller reads, but the nodes and their pods: they come as {@link NodeGroup}s. Values
 * are never changed in place.
 */
export interface DaemonSetState {
  readonly daemonSet: DaemonSet;

  /** The ControllerRevisions that the DaemonSet owns, in any order. No two of them have one template. */
  readonly revisions: readonly ControllerRevision[];
}

/** A DaemonSet, without what its controller does not read. Its selector is not empty, and it is not being deleted. */
export interface DaemonSet {
  /** `metadata.name`. */
  readonly name: string;

  /** `metadata.generation`: counts the changes of the spec, from 1. */
  readonly generation: number;

  /** What is wanted. */
  readonly spec: DaemonSetSpec;

  /** What the controller said last; of a new DaemonSet {@link NEW_STATUS}. */
  readonly status: DaemonSetStatus;
}

/** `spec` of a DaemonSet, defaulted. */
export interface DaemonSetSpec {
  /** Stands for the pod template, as in `ControllerRevision.template`. */
  readonly template: string;

  /** How pods of an old template give way to those of the new one. */
  readonly updateStrategy: DaemonSetUpdateStrategy;

  /** For how many seconds a pod must be ready before it counts as available. */
  readonly minReadySeconds: number;

  /** How many old revisions are kept. */
  readonly revisionHistoryLimit: number;
}

/** `spec.updateStrategy`. A count, or a percentage of the nodes such as `25%`. */
export type DaemonSetUpdateStrategy =
  | { readonly type: 'OnDelete' }
  | { readonly type: 'RollingUpdate'; readonly maxSurge: number | string; readonly maxUnavailable: number | string };

/** `status` of a DaemonSet. It counts nodes; of a node with two pods it sees the older one. */
export interface DaemonSetStatus {
  /** The generation that the controller saw last. */
  readonly observedGeneration: number;

  /** Nodes that should run a pod. */
  readonly desiredNumberScheduled: number;

  /** Those of them that have one. */
  readonly currentNumberScheduled: number;

  /** Nodes that should run none and have one. */
  readonly numberMisscheduled: number;

  /** Nodes that should run a pod and whose pod is ready. */
  readonly numberReady: number;

  /** Nodes that should run a pod and whose pod has the newest template. */
  readonly updatedNumberScheduled: number;

  /** Nodes that should run a pod and whose pod has been ready for `minReadySeconds`. */
  readonly numberAvailable: number;

  /** `desiredNumberScheduled` without `numberAvailable`. */
  readonly numberUnavailable: number;
}

/** The status of a DaemonSet that its controller has not seen yet. */
export const NEW_STATUS: DaemonSetStatus = {
  observedGeneration: 0,
  desiredNumberScheduled: 0,
  currentNumberScheduled: 0,
  numberMisscheduled: 0,
  numberReady: 0,
  updatedNumberScheduled: 0,
  numberAvailable: 0,
  numberUnavailable: 0,
};
