import { columns } from './width';

/**
 * Where the lines of a text begin: at its start, and at words that do not fit on the line before.
 * @param width columns of a line
 * @param indent columns before the text's first word
 * @param hanging columns before each line but the first
 */
export function breaks(text: string, width: number, indent: number, hanging: number): readonly number[] {
  const isNarrow = isAscii(text);
  const starts = [0];
  let used = 0;
  for (let at = 0, end = 0; at < text.length; at = end) {
    if (isNarrow) {
      const fitting = lastWordEnd(text, at, at + width - used);
      used += fitting - at;
      at = fitting;
    }
    end = wordEnd(text, at);
    const size = isNarrow ? end - at : columns(text.slice(at, end));
    // A single space never begins a line.
    if (used + size > width && used > indent && !(text[at] === ' ' && end === at + 1)) {
      starts.push(at);
      used = hanging;
    }
    used += size;
  }
  return starts;
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** The end of a word, or of the spaces between two. */
function wordEnd(text: string, start: number): number {
  if (text[start] !== ' ') {
    const end = text.indexOf(' ', start);
    return end === -1 ? text.length : end;
  }
  let end = start + 1;
  while (text[end] === ' ') {
    end++;
  }
  return end;
}

/** Up to where whole words, and the spaces between them, stand before a limit. */
function lastWordEnd(text: string, start: number, limit: number): number {
  let at = Math.min(limit, text.length);
  while (at > start && at < text.length && (text[at - 1] === ' ') === (text[at] === ' ')) {
    at--;
  }
  return Math.max(start, at);
}
