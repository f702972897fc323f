import { printable } from '../printable';
import { type Paint, painted, type TextStyle } from '../style';
import type { Foreign, Line, Mark, Part } from '../words/line';
import { columns } from './width';

const FOREIGN: Readonly<Record<Foreign['as'], Paint | undefined>> = {
  code: undefined,
  name: 'bold',
  message: undefined,
  old: 'red',
  new: 'green',
};

const MARKS: Readonly<Record<Mark['mark'], Paint>> = { good: 'green', bad: 'red', strong: 'bold', quiet: 'dim' };

/** What this package writes beyond ASCII, for terminals that do not have it. */
const ASCII: Readonly<Record<string, string>> = { '→': '->', '…': '...' };

const HANGING = 4;

/** A text in one colour. */
interface Span {
  readonly text: string;
  readonly paint: Paint | undefined;
}

/**
 * A line broken into as many as it needs for a width. Those that follow are indented as the first is, and by some more.
 * What has no space in it is not broken: a name can be copied.
 */
export function wrapped(line: Line, width: number, style: TextStyle, more = HANGING): readonly string[] {
  const parts = line.map((part) => spanOf(part, style));
  if (parts.reduce((sum, { text }) => sum + columns(text), 0) <= width) {
    return [drawn(parts, style)];
  }
  const [indent = ''] = /^ */.exec(parts[0]?.text ?? '') ?? [];
  const lines: Span[][] = [[]];
  let used = 0;
  for (const { text, paint } of parts) {
    const isNarrow = isAscii(text);
    if (isNarrow && used + text.length <= width) {
      lines.at(-1)?.push({ text, paint });
      used += text.length;
      continue;
    }
    let start = 0;
    for (let at = 0, end = 0; at < text.length; at = end) {
      if (isNarrow) {
        const fitting = lastWordEnd(text, at, at + width - used);
        used += fitting - at;
        at = fitting;
      }
      end = wordEnd(text, at);
      const size = isNarrow ? end - at : columns(text.slice(at, end));
      // A single space never begins a line.
      if (used + size > width && used > indent.length && !(text[at] === ' ' && end === at + 1)) {
        lines.at(-1)?.push({ text: text.slice(start, at), paint });
        lines.push([{ text: indent + ' '.repeat(more), paint: undefined }]);
        start = at;
        used = indent.length + more;
      }
      used += size;
    }
    lines.at(-1)?.push({ text: text.slice(start), paint });
  }
  return lines.map((each) => drawn(each, style));
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

/** A text of others, harmless, and in ASCII where there is nothing else. */
export function safe(text: string, { unicode }: TextStyle): string {
  const shown = printable(text);
  return unicode ? shown : shown.replace(/[^ -~]/g, (character) => ASCII[character] ?? escapeOf(character));
}

/** This package's own words, in ASCII where there is nothing else. */
export function own(words: string, { unicode }: TextStyle): string {
  return unicode ? words : words.replace(/[→…]/g, (character) => ASCII[character] ?? '');
}

function spanOf(part: Part, style: TextStyle): Span {
  if (typeof part === 'string') {
    return { text: own(part, style), paint: undefined };
  }
  return 'words' in part
    ? { text: own(part.words, style), paint: MARKS[part.mark] }
    : { text: safe(part.text, style), paint: FOREIGN[part.as] };
}

/** Neighbours of one colour are painted together; no line ends with a space. */
function drawn(spans: readonly Span[], style: TextStyle): string {
  const runs: { text: string; paint: Paint | undefined }[] = [];
  for (const { text, paint } of spans) {
    const last = runs.at(-1);
    if (last !== undefined && last.paint === paint) {
      last.text += text;
    } else if (text !== '') {
      runs.push({ text, paint });
    }
  }
  for (let last = runs.at(-1); last?.text.endsWith(' '); last = runs.at(-1)) {
    last.text = last.text.replace(/ +$/, '');
    if (last.text === '') {
      runs.pop();
    }
  }
  return runs.map(({ text, paint }) => (paint === undefined ? text : painted(text, paint, style))).join('');
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
