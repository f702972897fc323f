import { InvalidArgumentError } from 'commander';

/** A text that fits into the line of a table. @throws InvalidArgumentError for an empty one, and for several lines */
export function oneLine(text: string): string {
  if (text.trim() === '' || /[\r\n]/.test(text)) {
    throw new InvalidArgumentError('Give one line of text.');
  }
  return text;
}
