import type { BaselineEntry } from '../../checks/baseline';
import type { Finding } from '../../checks/finding';
import type { UnusedIgnore } from '../../checks/run';
import type { Minor } from '../../kubernetes/minor';

/** What the checks found in manifests, as it is printed. */
export interface CheckDocument {
  /** The version of this form. */
  readonly apiVersion: 'cdk8s-rollout/v1';

  /** What this is. */
  readonly kind: 'Check';

  /** The minor of the cluster that the manifests are judged for. */
  readonly kubernetes: Minor;

  /** How much of what was found. */
  readonly summary: CheckSummary;

  /** What is to be mended, the gravest first, then by object, check and path. */
  readonly findings: readonly Finding[];

  /** What a suppression on its object answers, in the same order. */
  readonly suppressed: readonly SuppressedFinding[];

  /** Suppressions of checks that ran and found nothing there. */
  readonly unusedSuppressions: readonly UnusedIgnore[];

  /** What the baseline knows, in the same order. */
  readonly known: readonly Finding[];

  /** What the baseline knows and is there no more. */
  readonly stale: readonly BaselineEntry[];
}

/** How much was judged and found; each number is there, also zero. */
export interface CheckSummary {
  /** Objects that were judged. */
  readonly objects: number;

  /** Entries of `findings` that are an error. */
  readonly error: number;

  /** Entries of `findings` that are a warning. */
  readonly warning: number;

  /** Entries of `findings` that are an info. */
  readonly info: number;

  /** Entries of `suppressed`. */
  readonly suppressed: number;

  /** Entries of `known`. */
  readonly known: number;
}

/** A finding that a suppression answers. */
export interface SuppressedFinding extends Finding {
  /** Why it is right as it is. */
  readonly reason: string;
}
