import type { Timeline } from '../kubernetes/simulation/timeline';
import type { NotJudged } from '../kubernetes/validation/errors';
import type { Cause, ConfigInPlace } from './cause';
import type { FieldChange } from './field-change';
import type { Autoscaler, Budget, Requests, ServiceUse } from './needs';
import type { ObjectReference, Place } from './object-reference';
import type { OtherApply } from './refusal';
import type { Verdict } from './verdict';

/** What happens to one Deployment, StatefulSet or DaemonSet, and why and how. */
export interface WorkloadPlan extends Place, ObjectReference {
  /** The gravest of `changes`. */
  readonly verdict: Verdict;

  /** All that happens to it, the gravest first, each once; `["unchanged"]` when nothing does. */
  readonly changes: readonly Verdict[];

  /**
   * Why its pods are replaced: the fields of the pod template that differ. Where no change replaces them (it is paused, or
   * of strategy OnDelete), they wait.
   */
  readonly causes: readonly Cause[];

  /** What else differs, outside the pod template or where the change is refused. */
  readonly differences: readonly FieldChange[];

  /**
   * Config that changes in place: nothing above differs by it.
   */
  readonly config: readonly ConfigInPlace[];

  /** How many pods are wanted, `spec.replicas`; of a DaemonSet the nodes that were assumed. */
  readonly replicas: Span<number>;

  /** The change cause of the revision before and after. */
  readonly changeCause: Span<string>;

  /**
   * The revision's number before and after, from the history.
   * @default - no history was given, or it does not know what the base runs
   */
  readonly revision?: Span<number>;

  /**
   * The ReplicaSet of the template after the change.
   * @default - it is no Deployment, it is deleted, it is created paused, or the name cannot be foretold
   */
  readonly replicaSet?: RevisionName;

  /**
   * The ControllerRevision of the template after the change.
   * @default - it is no StatefulSet or DaemonSet, it is deleted, or the name cannot be foretold
   */
  readonly controllerRevision?: RevisionName;

  /**
   * Surge, unavailable and the waits that the rollout observes.
   * @default - it is deleted or refused
   */
  readonly strategy?: StrategyPlan;

  /**
   * What its pods do from the moment of the apply.
   * @default - no pod comes or goes, or it is deleted: then all of its pods go with it
   */
  readonly timeline?: Timeline;

  /**
   * Seconds that it takes when pods start and stop in no time: it is never faster.
   * @default - no pod comes or goes, or it is deleted
   */
  readonly secondsAtLeast?: number;

  /**
   * The same with new pods that never become ready: where it stops, and what still serves.
   * @default - no new pods start
   */
  readonly ifNeverReady?: IfNeverReady;

  /**
   * What the pods ask for at the peak.
   * @default - no pod comes or goes, or it is deleted
   */
  readonly requests?: Requests;

  /** The disruption budgets that its pods count for. */
  readonly budgets: readonly Budget[];

  /**
   * What scales it.
   * @default - nothing in the head does
   */
  readonly autoscaler?: Autoscaler;

  /** The Services that select its pods before or after. */
  readonly services: readonly ServiceUse[];

  /**
   * The revisions that can be gone back to when the change is done, newest first.
   * @default - no history was given, or it does not know what the base runs
   */
  readonly undo?: readonly UndoTarget[];

  /**
   * The hold that an undo left: the recorded template is rendered, whatever the code says.
   * @default - it is not held
   */
  readonly hold?: Hold;

  /**
   * The workload that this one was probably renamed to or from: one of the two is deleted, the other created.
   * @default - it is not deleted or created, or none is like it
   */
  readonly renamed?: ObjectReference;

  /**
   * What the other way of applying comes to, where that differs.
   * @default - it is the same
   */
  readonly otherApply?: OtherApply;

  /** What the model does not hold, so that the verdict may be another. */
  readonly notJudged: readonly NotJudged[];
}

/** What happens when new pods never become ready. */
export interface IfNeverReady {
  /** What the pods do. */
  readonly timeline: Timeline;
}

/** An undo that lasts until it is released. */
export interface Hold {
  /** The digest of the revision that is held. */
  readonly digest: string;

  /**
   * Its number.
   * @default - the history does not have it
   */
  readonly revision?: number;
}

/** A value before and after the change. */
export interface Span<T> {
  /**
   * Before.
   * @default - there was none
   */
  readonly from?: T;

  /**
   * After.
   * @default - there is none
   */
  readonly to?: T;
}

/** What holds a template in the cluster. */
export interface RevisionName {
  /** The name of the ReplicaSet or ControllerRevision. */
  readonly name: string;

  /** Whether it is there already, from when the template was last applied. */
  readonly reused: boolean;

  /**
   * The name of the one before.
   * @default - there is none, or the template is the same
   */
  readonly from?: string;
}

/** How pods are exchanged, with counts in the place of percentages. */
export interface StrategyPlan {
  /** `spec.strategy.type` or `spec.updateStrategy.type`. */
  readonly type: 'RollingUpdate' | 'Recreate' | 'OnDelete';

  /**
   * How many pods there may be above the number wanted.
   * @default - the strategy has none
   */
  readonly maxSurge?: Resolved;

  /**
   * How many of the pods wanted may be unavailable.
   * @default - the strategy has none
   */
  readonly maxUnavailable?: Resolved;

  /**
   * The ordinal below which pods of a StatefulSet keep their template.
   * @default - all take the new one
   */
  readonly partition?: number;

  /**
   * Whether a StatefulSet's pods come and go one after another.
   * @default - it is no StatefulSet
   */
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';

  /** Seconds for which a pod must be ready before it counts as available. */
  readonly minReadySeconds: number;

  /**
   * Seconds without progress after which the rollout counts as failed. Nothing is rolled back.
   * @default - it has none: only a Deployment can
   */
  readonly progressDeadlineSeconds?: number;
}

/** A count or percentage, and the pods that it comes to. */
export interface Resolved {
  /** As written, or the default. */
  readonly written: number | string;

  /** What it comes to. */
  readonly pods: number;
}

/** A revision that can be gone back to. */
export interface UndoTarget {
  /** Its number. */
  readonly number: number;

  /**
   * Why it exists.
   * @default - it has none
   */
  readonly changeCause?: string;

  /** Config that the revision reads and that is not in the head, as `configmap/web-conf-k6f6d7gm92`. Empty: it works. */
  readonly missing: readonly string[];
}
