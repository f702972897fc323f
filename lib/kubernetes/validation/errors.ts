import { goJson } from '../go-json';
import { quote } from './go-value';

/** One thing that the API server refuses, in its words. */
export interface Refusal {
  /** `spec.template.spec.containers[0].image`. */
  readonly path: string;

  /** What stands behind the path in the API server's message: `Required value`, `Invalid value: -1: must be …`. */
  readonly message: string;
}

/** Something whose rules the model does not hold: nothing is said about it. */
export interface NotJudged {
  /** Where it stands; empty for the whole object. */
  readonly path: string;

  /** Why nothing is said. */
  readonly reason: string;
}

/** Gathers what the API server refuses. The methods are named as those of its own field package. */
export class Errors {
  readonly refusals: Refusal[] = [];
  readonly notJudged: NotJudged[] = [];

  required(path: string, detail = ''): void {
    this.add(path, 'Required value', detail);
  }

  /** A text or number of one of Go's own types. */
  invalid(path: string, value: string | number | boolean, detail: string): void {
    this.add(path, `Invalid value: ${typeof value === 'string' ? quote(value) : value}`, detail);
  }

  /** Any other value, as JSON already. */
  invalidJson(path: string, json: string, detail: string): void {
    this.add(path, `Invalid value: ${json}`, detail);
  }

  invalidAll(path: string, value: string | number, details: readonly string[]): void {
    // Nearly always there is none.
    if (details.length === 0) {
      return;
    }
    for (const detail of details) {
      this.invalid(path, value, detail);
    }
  }

  forbidden(path: string, detail: string): void {
    this.add(path, 'Forbidden', detail);
  }

  /** A word that is none of the allowed ones. */
  notSupported(path: string, value: string, allowed: readonly string[]): void {
    this.notSupportedJson(path, goJson(value), allowed);
  }

  notSupportedJson(path: string, json: string, allowed: readonly string[]): void {
    this.add(path, `Unsupported value: ${json}`, `supported values: ${allowed.map(quote).join(', ')}`);
  }

  duplicate(path: string, value: string | number): void {
    this.add(path, `Duplicate value: ${typeof value === 'string' ? quote(value) : value}`, '');
  }

  notFound(path: string, value: string, detail = ''): void {
    this.add(path, `Not found: ${quote(value)}`, detail);
  }

  tooLong(path: string, bytes: number): void {
    this.add(path, 'Too long', `may not be more than ${bytes} bytes`);
  }

  tooMany(path: string, actual: number, most: number): void {
    this.add(path, `Too many: ${actual}`, `must have at most ${most} items`);
  }

  /** Says that the rules for something are not held here. */
  unjudged(path: string, reason: string): void {
    this.notJudged.push({ path, reason });
  }

  private add(path: string, kind: string, detail: string): void {
    this.refusals.push({ path, message: detail === '' ? kind : `${kind}: ${detail}` });
  }
}

/** A number below zero. */
export function nonNegative(errors: Errors, path: string, value: number): void {
  if (value < 0) {
    errors.invalid(path, value, 'must be greater than or equal to 0');
  }
}

/** A word of a list: an empty one is missing, any other is not supported. */
export function oneOf(errors: Errors, path: string, value: string, allowed: readonly string[]): void {
  if (value === '') {
    errors.required(path);
  } else if (!allowed.includes(value)) {
    errors.notSupported(path, value, allowed);
  }
}
