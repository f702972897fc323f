import type { ApplyMethod } from '../kubernetes/apply/apply';
import type { Minor } from '../kubernetes/minor';
import type { QuotaNeed } from './needs';
import type { ObjectPlan, ObjectVerdict } from './object';
import type { PlanRefusal } from './refusal';
import type { Verdict } from './verdict';
import type { WorkloadPlan } from './workload';

/** The version of the plan's form. Fields may be added to it; none is taken away or gets another meaning. */
export const PLAN_API_VERSION = 'cdk8s-rollout/v1';

/**
 * What a cluster does when the head is applied after the base. It depends on nothing but what was read: no clock, host
 * name or absolute path is in it, and no value of a Secret.
 */
export interface Plan {
  /** The version of this form. */
  readonly apiVersion: typeof PLAN_API_VERSION;

  /** What this is. */
  readonly kind: 'Plan';

  /** The minor of the cluster that it is made for. */
  readonly kubernetes: Minor;

  /** What must hold for the plan to be true. */
  readonly assumptions: Assumptions;

  /** How much of what happens. */
  readonly summary: Summary;

  /** All workloads of base and head, by target, namespace, kind and name; also those that stay as they are. */
  readonly workloads: readonly WorkloadPlan[];

  /** The other objects that change, by target, namespace, kind and name; what stays as it is is only counted. */
  readonly objects: readonly ObjectPlan[];

  /** All that the API server would refuse, of workloads and other objects. */
  readonly refusals: readonly PlanRefusal[];

  /** What the workloads need at most, for each line of a ResourceQuota in the head. */
  readonly quotas: readonly QuotaNeed[];
}

/** What must hold for a plan to be true. */
export interface Assumptions {
  /** How the head is applied: `kubectl apply`, or with `--server-side`. */
  readonly apply: ApplyMethod;

  /** Seconds from a pod's creation until it is ready. */
  readonly podStartSeconds: number;

  /** Seconds from a pod's deletion until it is gone. */
  readonly podStopSeconds: number;

  /** The others, in one sentence each. */
  readonly others: readonly string[];
}

/** How much of what happens; each number is there, also zero. */
export interface Summary {
  /** Workloads by their verdict. */
  readonly workloads: Readonly<Record<Verdict, number>>;

  /** The other objects by what happens to them. */
  readonly objects: Readonly<Record<ObjectVerdict | 'unchanged', number>>;

  /** Entries of `refusals`. */
  readonly refusals: number;
}
