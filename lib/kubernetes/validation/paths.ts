import type { Errors } from './errors';

/** The path must not climb. */
export function noBacksteps(errors: Errors, path: string, value: string): void {
  if (value.split('/').includes('..')) {
    errors.invalid(path, value, "must not contain '..'");
  }
}

/** The path must be relative and not climb. */
export function descending(errors: Errors, path: string, value: string): void {
  if (value.startsWith('/')) {
    errors.invalid(path, value, 'must be a relative path');
  }
  noBacksteps(errors, path, value);
}

/** The path must be relative, not climb, and not begin with two dots, which volumes keep for themselves. */
export function notReserved(errors: Errors, path: string, value: string): void {
  descending(errors, path, value);
  if (value.startsWith('..') && !value.startsWith('../')) {
    errors.invalid(path, value, "must not start with '..'");
  }
}

/** The mode of a file. */
export function fileMode(errors: Errors, path: string, value: unknown): void {
  if (typeof value === 'number' && (value > 0o777 || value < 0)) {
    errors.invalid(path, value, 'must be a number between 0 and 0777 (octal), both inclusive');
  }
}
