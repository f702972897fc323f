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

/** A word, the space between two, or a whole part of a line. */
interface Token {
  readonly text: string;
  readonly paint: Paint | undefined;
}

/**
 * A line broken into as many as it needs for a width. Those that follow are indented as the first is, and by some more.
 * What has no space in it is not broken: a name can be copied.
 */
export function wrapped(line: Line, width: number, style: TextStyle, more = HANGING): readonly string[] {
  const parts = line.map((part) => tokenOf(part, style));
  if (parts.reduce((sum, { text }) => sum + columns(text), 0) <= width) {
    return [drawn(parts, style)];
  }
  const tokens = parts.flatMap(split);
  const [first] = tokens;
  const indent = first !== undefined && /^ +$/.test(first.text) ? first.text : '';
  let current: Token[] = [];
  const lines = [current];
  let used = 0;
  for (const token of tokens) {
    const size = token.text === ' ' ? 1 : columns(token.text);
    if (used + size > width && used > indent.length && token.text !== ' ') {
      current = [{ text: indent + ' '.repeat(more), paint: undefined }];
      lines.push(current);
      used = indent.length + more;
    }
    current.push(token);
    used += size;
  }
  return lines.map((each) => drawn(each, style));
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

function tokenOf(part: Part, style: TextStyle): Token {
  if (typeof part === 'string') {
    return { text: own(part, style), paint: undefined };
  }
  return 'words' in part
    ? { text: own(part.words, style), paint: MARKS[part.mark] }
    : { text: safe(part.text, style), paint: FOREIGN[part.as] };
}

function split({ text, paint }: Token): readonly Token[] {
  return (text.match(/ +|[^ ]+/g) ?? []).map((each) => ({ text: each, paint }));
}

/** Neighbours of one colour are painted together; no line ends with a space. */
function drawn(tokens: readonly Token[], style: TextStyle): string {
  const runs: { text: string; paint: Paint | undefined }[] = [];
  for (const { text, paint } of tokens) {
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
