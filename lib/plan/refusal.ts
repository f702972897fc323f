import type { Refusal } from '../kubernetes/validation/errors';
import type { ObjectReference } from './object-reference';
import type { Verdict } from './verdict';

/** A change that the API server does not accept. */
export interface PlanRefusal {
  /** Whose change it is. */
  readonly object: ObjectReference;

  /** The field: `spec.selector`. */
  readonly path: string;

  /** What stands behind the path in the API server's message: `Required value`, `Invalid value: -1: must be …`. */
  readonly message: string;

  /**
   * The file as it was given or found under what was given, never an absolute path.
   * @default - it came from standard input
   */
  readonly file?: string;

  /**
   * The line on which the object begins, from 1.
   * @default - it is not known
   */
  readonly line?: number;

  /**
   * What to do in its place, in one sentence: for a field that is frozen, to delete and create the object.
   * @default - nothing helps but another value
   */
  readonly fix?: string;

  /**
   * What that costs, in one sentence: no pod serves meanwhile, the address changes, …
   * @default - it costs nothing
   */
  readonly cost?: string;
}

/** What `kubectl apply` comes to with `--server-side`, or without it where the plan is for server-side apply. */
export interface OtherApply {
  /** The other way. */
  readonly apply: 'client' | 'server';

  /** The gravest of `changes`. */
  readonly verdict: Verdict;

  /** Of a workload all that happens to it; of another object the verdict alone. */
  readonly changes: readonly Verdict[];

  /** Why it is refused. */
  readonly refusals: readonly Refusal[];

  /** Fields that come out otherwise, in one sentence each. Empty where the verdict says it all. */
  readonly differences: readonly string[];
}
