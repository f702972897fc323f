import type { ObjectReference, Place } from '../plan/object-reference';
import type { Autofix } from './autofix';
import type { CheckContext } from './context';
import type { Finding, Severity } from './finding';

/** What a check is about, as reports and the reference group them. */
export const AREAS = [
  'refusals',
  'references',
  'zero downtime',
  'drains',
  'autoscaling',
  'capacity',
  'traffic',
  'config',
  'rollouts',
  'images',
  'suppressions',
] as const;

/** What a check is about. */
export type Area = (typeof AREAS)[number];

/** Pods of a workload that never become ready: all new ones, or only those that take the place of others. */
export type Blocked = 'new pods' | 'replacements';

/** One rule: what it looks for, and how. Its docs page has its name. */
export interface Check<Id extends string = string> {
  /** `no-readiness`. */
  readonly id: Id;

  /** How grave what it finds is, unless a project says otherwise. */
  readonly severity: Severity;

  /** What it is about. */
  readonly area: Area;

  /** What it finds, in one line. */
  readonly summary: string;

  /**
   * Whether it judges a change: without a base it finds nothing.
   * @default - it judges a set of manifests
   */
  readonly needs?: 'change';

  /**
   * Which pods never become ready because of a finding, which stands at their workload or at a quota of their namespace:
   * no report says that their rollout completes.
   * @default - all may
   */
  readonly blocks?: (finding: Finding) => Blocked | undefined;

  /** Finds; never throws, whatever the manifests hold. */
  readonly run: (context: CheckContext) => readonly Found[];
}

/** What a rule found. */
export interface Found {
  /** The object. */
  readonly at: ObjectReference & Place;

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

  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;

  /**
   * What to do about it, in one sentence without a full stop.
   * @default - only the docs page of the check says
   */
  readonly fix?: string;

  /**
   * What `check --fix` does about it.
   * @default - there is no single right way
   */
  readonly autofix?: Autofix;

  /**
   * How grave this is.
   * @default - as grave as the check is
   */
  readonly severity?: Severity;
}

/** A rule with its id as its type, so that the registry knows all ids. */
export function check<const Id extends string>(rule: Check<Id>): Check<Id> {
  return rule;
}
