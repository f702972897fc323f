import type { Line, Part } from '../words/line';
import { code, ownWords, plain } from './escape';

/** A line as Markdown. Spaces at its start, which stand for an indent, are left out, and none begins a list. */
export function markdownLine(line: Line, where: 'line' | 'cell' = 'line'): string {
  return line
    .map((part) => markdownPart(part, where))
    .join('')
    .trim()
    .replace(/^(?=[-+]|\d+[.)])\d*/, '$&\\');
}

function markdownPart(part: Part, where: 'line' | 'cell'): string {
  if (typeof part === 'string') {
    return ownWords(part);
  }
  if ('words' in part) {
    return part.mark === 'quiet' ? ownWords(part.words) : `**${ownWords(part.words)}**`;
  }
  return part.as === 'message' ? plain(part.text) : code(part.text, where);
}
