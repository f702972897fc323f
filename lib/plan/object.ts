import type { NotJudged } from '../kubernetes/validation/errors';
import type { Cause } from './cause';
import type { ObjectReference, Place } from './object-reference';
import type { OtherApply } from './refusal';

/** What happens to an object that is no workload; the words are those of the verdicts. */
export type ObjectVerdict = 'refused' | 'delete' | 'create' | 'update';

/** A ConfigMap, Secret, Service, Job or any other object that changes. */
export interface ObjectPlan extends Place, ObjectReference {
  /** What happens to it. */
  readonly change: ObjectVerdict;

  /** The fields that differ; empty for an object that is created or deleted. A Secret's values are hidden. */
  readonly causes: readonly Cause[];

  /**
   * The revisions of workloads that read this config and are not current. With `delete` they cannot be gone back to any
   * more.
   * @default - it is no config, or no history was given
   */
  readonly revisions?: readonly RevisionReference[];

  /**
   * The workloads whose pods a Service selects before and after, where they are not the same, or where it selects the
   * new pods of one and its old ones no more: all requests go over at once, however many of the new pods are ready.
   * @default - it is no Service, or selects the same pods as long as they run
   */
  readonly cutOver?: CutOver;

  /**
   * The other version of config that is named after its content, by name: of one that is created the version before, of
   * one that is deleted the version after.
   * @default - there is none
   */
  readonly version?: string;

  /**
   * What the other way of applying comes to, where that differs.
   * @default - it is the same
   */
  readonly otherApply?: OtherApply;

  /** What the model does not hold: of a kind that it does not know the whole object. */
  readonly notJudged: readonly NotJudged[];
}

/** The workloads behind a Service. */
export interface CutOver {
  /** Those that get its requests before. */
  readonly from: readonly ObjectReference[];

  /** Those that get them after. */
  readonly to: readonly ObjectReference[];
}

/** One revision of one workload. */
export interface RevisionReference {
  /** Whose revision it is. */
  readonly workload: ObjectReference;

  /** Its number. */
  readonly number: number;
}
