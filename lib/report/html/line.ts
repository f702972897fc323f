import { type Child, element, type Markup } from '../markup';
import type { Line, Part } from '../words/line';

/** A line as HTML. Spaces at its start, which stand for an indent, are left out. */
export function htmlLine(line: Line): readonly Child[] {
  return line.map((part, index) => (index === 0 && typeof part === 'string' ? part.trimStart() : htmlPart(part)));
}

/** Whether a line belongs to the one before it. */
export function isBelow([first]: Line): boolean {
  return typeof first === 'string' && first.startsWith('  ');
}

function htmlPart(part: Part): Child {
  if (typeof part === 'string') {
    return part;
  }
  if ('words' in part) {
    return element('span', { class: part.mark }, part.words);
  }
  const elements: Readonly<Record<typeof part.as, (text: string) => Markup | string>> = {
    code: (text) => element('code', {}, text),
    name: (text) => element('code', {}, text),
    old: (text) => element('del', {}, text),
    new: (text) => element('ins', {}, text),
    message: (text) => text,
  };
  return elements[part.as](part.text);
}
