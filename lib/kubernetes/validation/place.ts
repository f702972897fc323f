import type { Draft } from '../decode/draft';
import type { Schema } from '../fields/schema';
import type { Minor } from '../minor';
import type { Errors } from './errors';

/** What every rule is given: where to put its findings, and for which minor it judges. */
export interface Place {
  readonly errors: Errors;
  readonly minor: Minor;
  readonly schema: Schema;

  /**
   * The object in the cluster: some of what it has may stay that could not be set anew.
   * @default - the object is created
   */
  readonly live: Draft | undefined;
}
