import type { ReplicaSet } from '../replica-set/state';

/** A Deployment and all that its controller reads. Values are never changed in place. */
export interface DeploymentState {
  readonly deployment: Deployment;

  /** The ReplicaSets that the Deployment owns, in any order. */
  readonly replicaSets: readonly ReplicaSet[];

  /**
   * For each ReplicaSet's name its pods that have neither succeeded nor failed, those that are being deleted included; a
   * name that is missing has none. Only the strategy Recreate looks at it; a ReplicaSet's status tells all else.
   */
  readonly unfinishedPods: Readonly<Record<string, number>>;
}

/** A Deployment, without what its controller does not read. It has a selector that is not empty and is not being deleted. */
export interface Deployment {
  /** `metadata.name`. */
  readonly name: string;

  /** `metadata.generation`: counts the changes of spec and annotations by users, from 1. */
  readonly generation: number;

  /** `metadata.annotations`, all of them. */
  readonly annotations: Readonly<Record<string, string>>;

  /** What is wanted. */
  readonly spec: DeploymentSpec;

  /** What the controller said last; of a new Deployment {@link NEW_STATUS}. */
  readonly status: DeploymentStatus;
}

/** `spec` of a Deployment, defaulted. */
export interface DeploymentSpec {
  /** How many pods. */
  readonly replicas: number;

  /** Stands for the pod template, as in `ReplicaSet.template`. */
  readonly template: string;

  /** How pods of an old template give way to those of the new one. */
  readonly strategy: DeploymentStrategy;

  /** For how many seconds a pod must be ready before it counts as available. */
  readonly minReadySeconds: number;

  /** Whether the controller scales, but does not roll. */
  readonly paused: boolean;

  /**
   * How many old ReplicaSets are kept.
   * @default - all
   */
  readonly revisionHistoryLimit?: number;

  /**
   * After how many seconds without progress a rollout counts as failed.
   * @default - never
   */
  readonly progressDeadlineSeconds?: number;
}

/** `spec.strategy`. A count, or a percentage of `replicas` such as `25%`. */
export type DeploymentStrategy =
  | { readonly type: 'Recreate' }
  | { readonly type: 'RollingUpdate'; readonly maxSurge: number | string; readonly maxUnavailable: number | string };

/** `status` of a Deployment: sums over its ReplicaSets' status, not over pods. */
export interface DeploymentStatus {
  /** The generation that the controller saw last. */
  readonly observedGeneration: number;

  /** Pods of all ReplicaSets, without those that are being deleted. */
  readonly replicas: number;

  /** Pods of the new ReplicaSet. */
  readonly updatedReplicas: number;

  readonly readyReplicas: number;
  readonly availableReplicas: number;

  /** Pods that are wanted of the ReplicaSets and not available. */
  readonly unavailableReplicas: number;

  /**
   * Pods that are being deleted.
   * @default - not told: a new Deployment, a ReplicaSet that does not tell, and Kubernetes before 1.35
   */
  readonly terminatingReplicas?: number;

  /**
   * How many names of new ReplicaSets were taken by others.
   * @default - none was, ever; not the same as 0 for the hash
   */
  readonly collisionCount?: number;

  /** At most one of a type, in the order in which the controller wrote them. */
  readonly conditions: readonly DeploymentCondition[];
}

/** A condition of a Deployment. Times are milliseconds, of which Kubernetes keeps whole seconds. */
export interface DeploymentCondition {
  readonly type: 'Available' | 'Progressing' | 'ReplicaFailure';
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: DeploymentReason;
  readonly message: string;

  /** Of Progressing: the last progress. */
  readonly lastUpdateTime: number;

  /** The last change of `status`. */
  readonly lastTransitionTime: number;
}

/**
 * Why a condition has its status.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L67
 */
export type DeploymentReason =
  | 'MinimumReplicasAvailable'
  | 'MinimumReplicasUnavailable'
  | 'NewReplicaSetCreated'
  | 'FoundNewReplicaSet'
  | 'ReplicaSetCreateError'
  | 'ReplicaSetUpdated'
  | 'NewReplicaSetAvailable'
  | 'ProgressDeadlineExceeded'
  | 'DeploymentPaused'
  | 'DeploymentResumed'
  | 'FailedCreate'
  | 'FailedDelete';

/** The status of a Deployment that its controller has not seen yet. */
export const NEW_STATUS: DeploymentStatus = {
  observedGeneration: 0,
  replicas: 0,
  updatedReplicas: 0,
  readyReplicas: 0,
  availableReplicas: 0,
  unavailableReplicas: 0,
  conditions: [],
};
