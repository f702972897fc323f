import type { Timeline } from '../kubernetes/simulation/timeline';
import type { ObjectReference } from './object-reference';

/** What the pods of a workload ask for when most of them run, terminating ones among them, as the scheduler counts. */
export interface Requests {
  /** The most pods. */
  readonly pods: number;

  /**
   * The sum of their CPU requests, `1500m`.
   * @default - a container has no such request
   */
  readonly cpu?: string;

  /**
   * The sum of their memory requests, `768Mi`.
   * @default - a container has no such request
   */
  readonly memory?: string;
}

/** One line of a ResourceQuota beside what the workloads of its namespace need at most. */
export interface QuotaNeed {
  /** The namespace of the ResourceQuota. */
  readonly namespace: string;

  /** The name of the ResourceQuota. */
  readonly name: string;

  /** What it is applied to, `default` where there is only one. */
  readonly target: string;

  /** `pods`, `requests.cpu`, `limits.memory`, … */
  readonly resource: string;

  /** What the quota allows. */
  readonly hard: string;

  /** What the workloads of the namespace need before the change. */
  readonly before: string;

  /** What they need when it is done. */
  readonly after: string;

  /** What they need at most meanwhile, if all of them are at their peak at once. */
  readonly peak: string;

  /** Whether the peak is more than is allowed: pods beyond it are not created, and a rollout that needs them stops. */
  readonly exceeded: boolean;

  /**
   * The workloads that do not say what is limited, so that none of their pods is created.
   * @default - all say it, or need not
   */
  readonly unspecified?: readonly Unspecified[];
}

/** A workload that does not say for each container what a quota limits. */
export interface Unspecified {
  /** The workload. */
  readonly object: ObjectReference;

  /** The names of the containers for which it does not say it, init containers among them. */
  readonly containers: readonly string[];
}

/** A PodDisruptionBudget that selects the workload's pods. It does not slow a rollout down, but counts its pods. */
export interface Budget {
  /** The name of the PodDisruptionBudget. */
  readonly name: string;

  /**
   * As written, a count or a percentage.
   * @default - it has `maxUnavailable`
   */
  readonly minAvailable?: number | string;

  /**
   * As written, a count or a percentage.
   * @default - it has `minAvailable`
   */
  readonly maxUnavailable?: number | string;

  /** How many pods may be evicted when nothing is rolled out. */
  readonly disruptionsAllowed: number;

  /** How many may be evicted when the fewest are available. With 0 a node cannot be drained at that moment. */
  readonly disruptionsAllowedAtLeast: number;
}

/** What scales the workload in the place of the manifest. */
export interface Autoscaler {
  /** `HorizontalPodAutoscaler`, or a kind that makes one such as KEDA's `ScaledObject`. */
  readonly kind: string;

  /** Its name. */
  readonly name: string;

  /** The fewest pods that it leaves. */
  readonly minReplicas: number;

  /** The most pods that it starts. */
  readonly maxReplicas: number;

  /**
   * The change of `spec.replicas` that the apply makes once, for the autoscaler to mend: to 1 where the field is taken
   * out of a manifest that was applied client-side, to what is written where it stands there.
   * @default - the apply leaves the number of pods alone
   */
  readonly handOver?: HandOver;

  /**
   * The rollout when it has scaled down to `minReplicas`.
   * @default - no pods are replaced
   */
  readonly atMin?: Ends;

  /**
   * The rollout when it has scaled up to `maxReplicas`.
   * @default - no pods are replaced
   */
  readonly atMax?: Ends;
}

/** A change of `spec.replicas` that nobody asked for. */
export interface HandOver {
  /**
   * What stood in the base.
   * @default - nothing stood there: the number is the autoscaler's, which no manifest tells
   */
  readonly from?: number;

  /** What the apply sets. */
  readonly to: number;
}

/** A timeline without its steps. */
export type Ends = Omit<Timeline, 'steps'>;

/** A Service that selects the workload's pods before the change, or after it, or both. */
export interface ServiceUse {
  /** The name of the Service. */
  readonly name: string;

  /** Whether it still selects the pods of the template before when the change is applied; false for one that is created. */
  readonly selectsOld: boolean;

  /** Whether it selects the pods of the template after; false for a workload that is deleted. */
  readonly selectsNew: boolean;
}
