import type { Line } from './line';

/** A line without its weights, for where there are none. */
export function plainText(line: Line): string {
  return line.map((part) => (typeof part === 'string' ? part : 'words' in part ? part.words : part.text)).join('');
}
