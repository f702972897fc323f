import { InvalidArgumentError } from 'commander';

/** Reads a whole number, which may be negative: what that means is for the command to say. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^[-+]?\d+$/.test(text) || !Number.isSafeInteger(number)) {
    throw new InvalidArgumentError('Give a whole number.');
  }
  return number;
}
