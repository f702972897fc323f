import type { Refusal } from '../kubernetes/validation/errors';
import type { ObjectReference, Place } from './object-reference';
import type { Verdict } from './verdict';

/** A change that the API server does not accept. */
export interface PlanRefusal extends Refusal, Place {
  readonly object: ObjectReference;

  /**
   * What to do in its place, in one sentence: for a field that is frozen, to delete and create the object.
   * @default - nothing but another value
   */
  readonly fix?: string;

  /**
   * What that costs, in one sentence: no pod serves meanwhile, the address changes, …
   * @default - nothing
   */
  readonly cost?: string;
}

/** What `kubectl apply` comes to with `--server-side`, or without it where the plan is for server-side apply. */
export interface OtherApply {
  readonly apply: 'client' | 'server';
  readonly verdict: Verdict;

  /** Of a workload all that happens to it; of another object the verdict alone. */
  readonly changes: readonly Verdict[];

  /** Why it is refused. */
  readonly refusals: readonly Refusal[];

  /** Fields that come out otherwise, in one sentence each. Empty where the verdict says it all. */
  readonly differences: readonly string[];
}
