import { CliError } from '../error';

const LARGEST = 1_000_000;

/**
 * A whole number from 0 on.
 * @param flag that it was given to, for the message
 * @throws CliError for what is none
 */
export function countOf(text: string, flag: string): number {
  if (!/^\d{1,7}$/.test(text) || Number(text) > LARGEST) {
    throw new CliError(`${flag} takes a whole number from 0 to ${LARGEST}, not ${JSON.stringify(text)}`);
  }
  return Number(text);
}
