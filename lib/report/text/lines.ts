import { printable } from '../printable';
import { type Paint, painted, type TextStyle } from '../style';
import type { Foreign, Line, Mark, Part } from '../words/line';
import { breaks } from './breaks';

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
  const spans = line.map((part) => spanOf(part, style));
  const text = spans.reduce((all, span) => all + span.text, '');
  const [indent = ''] = /^ */.exec(text) ?? [];
  const hanging = ' '.repeat(indent.length + more);
  const starts = breaks(text, width, indent.length, hanging.length);
  return starts.map((start, index) => {
    const shown = drawn(spans, text, start, starts[index + 1] ?? text.length, style);
    return index === 0 || shown === '' ? shown : hanging + shown;
  });
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

/** A part of a text in the colours of its spans. Neighbours of one colour are painted together; no line ends with a space. */
function drawn(spans: readonly Span[], text: string, start: number, end: number, style: TextStyle): string {
  let last = end;
  while (last > start && text[last - 1] === ' ') {
    last--;
  }
  if (!style.color) {
    return text.slice(start, last);
  }
  const runs: { paint: Paint | undefined; from: number; to: number }[] = [];
  let from = 0;
  for (const span of spans) {
    const to = from + span.text.length;
    const run = runs.at(-1);
    if (run !== undefined && run.paint === span.paint) {
      run.to = to;
    } else if (to > from) {
      runs.push({ paint: span.paint, from, to });
    }
    from = to;
  }
  return runs.reduce((all, run) => {
    const part = text.slice(Math.max(run.from, start), Math.max(start, Math.min(run.to, last)));
    return all + (run.paint === undefined ? part : painted(part, run.paint, style));
  }, '');
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
