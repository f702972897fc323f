import type { Schema } from '../fields/schema';
import type { Minor } from '../minor';
import type { Errors } from './errors';

/** What every rule is given: where to put its findings, and for which minor it judges. */
export interface Place {
  readonly errors: Errors;
  readonly minor: Minor;
  readonly schema: Schema;
}
