import type { Step } from '../path';

/** Something in a manifest that is not of its field's type, or no field at all. */
export interface Problem {
  /** Where it stands, key by key. */
  readonly path: readonly Step[];

  /**
   * - `unknown`: the minor has no such field
   * - `type`: the value is of another JSON type than the field, or out of its range
   * - `content`: the right JSON type, but no quantity, no base64 or no time
   */
  readonly reason: 'unknown' | 'type' | 'content';

  /** The value found, cut to a word: `string`, `number 1.5`, `object`; of a Secret only `number`. */
  readonly got: string;

  /** The Go type that the field has, `int32`; empty for an unknown field. */
  readonly want: string;

  /** The struct and Go field that hold the value, `PodSpec`. */
  readonly struct: string;
}
