import { printable } from '../printable';
import { columns } from '../text/width';
import type { Line } from '../words/line';
import { shortLine } from '../words/short-line';

/** A line as a text of so many columns at most, as its wide characters and the escapes of those that are not seen take them. */
export function fitted(line: Line, most: number): string {
  const shown = line.map((part) =>
    typeof part === 'string' || 'words' in part ? part : { ...part, text: printable(part.text) },
  );
  let longest = most;
  // No character takes more than two columns.
  while (columns(shortLine(shown, longest)) > most && longest > most / 2) {
    longest -= 1;
  }
  return shortLine(shown, longest);
}
