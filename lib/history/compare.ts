import type { TemplateChange } from '../kubernetes/roll/rolls';
import type { Revision, WorkloadKind } from './history';

/** A key of a ConfigMap whose value is not the same in two revisions. */
export interface ConfigChange {
  /** The name without its hash. */
  readonly config: string;

  /** `data.nginx.conf`, or `binaryData.logo`. */
  readonly key: string;

  /** - undefined where there was nothing */
  readonly before: string | undefined;

  /** - undefined where there is nothing any more */
  readonly after: string | undefined;
}

/** In what two revisions differ. */
export interface RevisionDifference {
  /** By the field, both defaulted. */
  readonly template: readonly TemplateChange[];
  readonly config: readonly ConfigChange[];
}

/** In what one revision differs from another of the same workload. */
export function compareRevisions(_kind: WorkloadKind, _before: Revision, _after: Revision): RevisionDifference {
  throw new Error('not yet');
}

/** The images of a revision by container, init containers first. */
export function imagesOf(_revision: Revision): ReadonlyMap<string, string> {
  throw new Error('not yet');
}

/** Something that a template refers to and the history does not hold: an undo finds it as it is then. */
export interface NotRestored {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;

  /** Why, for people. */
  readonly reason: string;
}

/** What an undo to a revision cannot bring back. */
export function notRestored(_revision: Revision): readonly NotRestored[] {
  throw new Error('not yet');
}
