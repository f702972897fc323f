import type { ControllerRevision } from '../controller-revision';

/**
 * A StatefulSet and all that its controller reads, but the pods: they come as {@link StatefulSetPods}. Values are never
 * changed in place.
 */
export interface StatefulSetState {
  readonly statefulSet: StatefulSet;

  /** The ControllerRevisions that the StatefulSet owns, in any order. */
  readonly revisions: readonly ControllerRevision[];
}

/** A StatefulSet, without what its controller does not read. It is not being deleted. */
export interface StatefulSet {
  /** `metadata.name`. */
  readonly name: string;

  /** `metadata.generation`: counts the changes of the spec, from 1. */
  readonly generation: number;

  /** What is wanted. */
  readonly spec: StatefulSetSpec;

  /** What the controller said last; of a new StatefulSet {@link NEW_STATUS}. */
  readonly status: StatefulSetStatus;
}

/** `spec` of a StatefulSet, defaulted. Volume claims are left out: no rule for pods reads them. */
export interface StatefulSetSpec {
  /** How many pods. */
  readonly replicas: number;

  /** The ordinal of the first of them. */
  readonly ordinals: { readonly start: number };

  /** Stands for the pod template, as in `ControllerRevision.template`. */
  readonly template: string;

  /** OrderedReady: one pod after the other, each once those before it are available. Parallel: all at once. */
  readonly podManagementPolicy: 'OrderedReady' | 'Parallel';

  /** How pods of an old template give way to those of the new one. */
  readonly updateStrategy: StatefulSetUpdateStrategy;

  /** For how many seconds a pod must be ready before it counts as available. */
  readonly minReadySeconds: number;

  /** How many revisions are kept beside those that pods or the status name; all if it is negative. */
  readonly revisionHistoryLimit: number;
}

/** `spec.updateStrategy`. */
export type StatefulSetUpdateStrategy =
  | { readonly type: 'OnDelete' }
  | {
      readonly type: 'RollingUpdate';

      /**
       * `rollingUpdate`.
       * @default - none, which is not the same as partition 0: whoever writes the type alone gets none
       */
      readonly rollingUpdate?: StatefulSetRollingUpdate;
    };

/** `spec.updateStrategy.rollingUpdate`. */
export interface StatefulSetRollingUpdate {
  /** The first so many pods keep the old template. */
  readonly partition: number;

  /**
   * How many pods may be unavailable: a count, or a percentage of `replicas` such as `25%`. Only read where the gate
   * MaxUnavailableStatefulSet is on.
   * @default 1
   */
  readonly maxUnavailable?: number | string;
}

/** `status` of a StatefulSet. */
export interface StatefulSetStatus {
  /** The generation that the controller saw last. */
  readonly observedGeneration: number;

  /** Pods, those that are being deleted included. */
  readonly replicas: number;

  /** Pods that are ready, those that are being deleted included. */
  readonly readyReplicas: number;

  /** Pods that have been ready for `minReadySeconds`, those that are being deleted included. */
  readonly availableReplicas: number;

  /** Pods of `currentRevision` that are not being deleted. */
  readonly currentReplicas: number;

  /** Pods of `updateRevision` that are not being deleted. */
  readonly updatedReplicas: number;

  /** The name of the revision that a rollout comes from; empty before the first sync. */
  readonly currentRevision: string;

  /** The name of the revision that it goes to; empty before the first sync. */
  readonly updateRevision: string;
}

/** The status of a StatefulSet that its controller has not seen yet. */
export const NEW_STATUS: StatefulSetStatus = {
  observedGeneration: 0,
  replicas: 0,
  readyReplicas: 0,
  availableReplicas: 0,
  currentReplicas: 0,
  updatedReplicas: 0,
  currentRevision: '',
  updateRevision: '',
};
