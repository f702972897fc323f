import type { RevisionObject } from '../hash/name';

/** The pods of a workload at one moment of a rollout. A pod that was deleted counts as terminating and as nothing else. */
export interface TimelineStep {
  /** Seconds since the apply. */
  readonly at: number;

  /** Pods of other templates than the one applied. */
  readonly old: number;

  /** Pods of the template applied, whether they are ready or not. */
  readonly new: number;

  /** Pods, old and new, that are ready. */
  readonly ready: number;

  /** Pods, old and new, that have been ready for `minReadySeconds`. */
  readonly available: number;

  /** Pods that were deleted and still run. */
  readonly terminating: number;
}

/** Every pod is of the template applied and available. */
export interface Completes {
  /** Tells the outcomes apart. */
  readonly outcome: 'completes';

  /** Seconds since the apply. */
  readonly at: number;
}

/** A Deployment made no progress for `progressDeadlineSeconds`. Nothing is rolled back; kubectl's rollout status fails. */
export interface ExceedsDeadline {
  /** Tells the outcomes apart. */
  readonly outcome: 'exceedsDeadline';

  /** Seconds since the apply at which the condition Progressing becomes False. */
  readonly at: number;

  /**
   * Seconds since the apply at which the rollout completes all the same.
   * @default - it never does
   */
  readonly completesAt?: number;
}

/** Why a rollout stops before it is complete. The first three are what the manifest asks for. */
export type StuckReason =
  /** `spec.paused`: sizes follow, the template does not. */
  | 'Paused'
  /** The strategy `OnDelete`: a pod takes the new template when somebody deletes it. */
  | 'OnDelete'
  /** Pods of a StatefulSet below its partition keep the old template. */
  | 'Partition'
  /** New pods never become ready. */
  | 'NeverReady'
  /** A StatefulSet with OrderedReady touches no pod while one is not ready, not even to mend it. */
  | 'OrderedReady'
  /** `deployment.kubernetes.io/desired-replicas` is out of date: the controller only ever scales. */
  | 'DesiredReplicas'
  /** The controller deletes what it creates, over and over; the timeline ends in the midst of it. */
  | 'Endless';

/** Nothing will happen any more, and the rollout is not complete. */
export interface Stuck {
  /** Tells the outcomes apart. */
  readonly outcome: 'stuck';

  /** Seconds since the apply after which nothing happens. */
  readonly at: number;
  /** The reason in one word. */
  readonly reason: StuckReason;

  /** The reason in one sentence, with the counts of this rollout. */
  readonly message: string;
}

/** How a rollout ends. */
export type Outcome = Completes | ExceedsDeadline | Stuck;

/** What a cluster does from the moment at which a workload is applied, under controllers that take no time. */
export interface Timeline {
  /** Which pods run when nobody fails: `spec.replicas`, or the nodes of a DaemonSet. */
  readonly replicas: number;

  /** How the workload exchanges its pods. */
  readonly strategy: 'RollingUpdate' | 'Recreate' | 'OnDelete';

  /** Pods that may run above `replicas`, as a count. */
  readonly surge: number;

  /** Pods of `replicas` that may be unavailable, as a count; all of them with Recreate. */
  readonly unavailable: number;

  /** What holds the template applied. `reused`: it was there before. */
  readonly revision: RevisionObject & { readonly reused: boolean };

  /**
   * The pods before the apply, and then after each change of a count, in order. Several steps may stand at one moment:
   * they follow one another at once.
   */
  readonly steps: readonly TimelineStep[];

  /** The fewest pods that are available at any step. */
  readonly minAvailable: number;

  /** The most pods at any step, those that terminate left out, as the controllers count. */
  readonly peakPods: number;

  /** The most pods that run at any step, which is what nodes and quotas must hold. */
  readonly peakPodsWithTerminating: number;

  /**
   * Seconds from the apply until it is complete; where it never is, until the progress deadline is exceeded or nothing
   * happens any more. Pods that terminate may run for longer.
   */
  readonly seconds: number;

  /** How it ends. */
  readonly verdict: Outcome;
}
