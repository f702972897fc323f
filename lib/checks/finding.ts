import type { ObjectReference } from '../plan/object-reference';
import type { Autofix } from './autofix';

/** How grave findings are, the gravest first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;

/** An `error` is what a change should not be merged with, an `info` what is good to know. */
export type Severity = (typeof SEVERITIES)[number];

/** What a check found in manifests or in a plan. */
export interface Finding {
  /** The check: `no-readiness`. */
  readonly id: string;

  /** How grave it is. */
  readonly severity: Severity;

  /** Where it was found. */
  readonly object: ObjectReference;

  /**
   * The file as it was given or found under what was given, never an absolute path.
   * @default - it came from standard input
   */
  readonly file?: string;

  /**
   * The line, from 1.
   * @default - it is not known
   */
  readonly line?: number;

  /**
   * The field: `spec.template.spec.containers[0]`.
   * @default - the whole object is meant
   */
  readonly path?: string;

  /**
   * What stands there.
   * @default - nothing stands there, or it does not matter
   */
  readonly value?: unknown;

  /** What is wrong, in one sentence. */
  readonly message: string;

  /**
   * What to do about it, in one sentence.
   * @default - only the docs page of the check says
   */
  readonly fix?: string;

  /**
   * What `check --fix` does about it.
   * @default - there is no single right way
   */
  readonly autofix?: Autofix;
}
