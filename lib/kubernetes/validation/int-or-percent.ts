import type { Errors } from './errors';
import { percent } from './names';

/** A count or a percentage, `3` or `25%`: neither below zero. */
export function positive(errors: Errors, path: string, value: unknown): void {
  if (typeof value === 'string') {
    errors.invalidAll(path, value, percent(value));
  } else if (typeof value === 'number' && value < 0) {
    errors.invalid(path, value, 'must be greater than or equal to 0');
  }
}

/** A percentage of at most a hundred; counts have no limit. */
export function atMostAll(errors: Errors, path: string, value: unknown): void {
  if (typeof value === 'string' && percent(value).length === 0 && amount(value) > 100) {
    errors.invalid(path, value, 'must not be greater than 100%');
  }
}

/** The number itself: `25%` is 25, as in the API server's checks for zero. A text that is no percentage is read as far as it goes. */
export function amount(value: unknown): number {
  if (typeof value === 'number') {
    return value;
  }
  const text = String(value ?? '0');
  if (percent(text).length === 0) {
    return Number(text.slice(0, -1));
  }
  return /^[-+]?\d+$/.test(text) ? Number(text) : 0;
}
