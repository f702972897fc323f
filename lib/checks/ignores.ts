import { object } from '../kubernetes/json';
import { formatPath } from '../kubernetes/path';
import type { Member } from './manifests/member';

/** What the annotation of a suppression begins with; the id of the check follows. */
export const IGNORE = 'cdk8s-rollout/ignore.';

/** A suppression as it stands on an object. */
export interface Ignore {
  /** The check that is meant; there may be none of this id. */
  readonly id: string;

  /**
   * Why.
   * @default - it says none, and does not count
   */
  readonly reason?: string;

  /** `metadata.annotations[cdk8s-rollout/ignore.no-prestop]`. */
  readonly path: string;
}

/** The suppressions on an object's own metadata. */
export function ignoresOf({ object: manifest }: Pick<Member, 'object'>): readonly Ignore[] {
  const annotations = object(manifest, 'metadata', 'annotations');
  return Object.keys(annotations)
    .filter((key) => key.startsWith(IGNORE))
    .map((key) => {
      const { [key]: value } = annotations;
      return {
        id: key.slice(IGNORE.length),
        ...(typeof value === 'string' && value.trim() !== '' ? { reason: value.trim() } : {}),
        path: formatPath(['metadata', 'annotations', key]),
      };
    });
}
