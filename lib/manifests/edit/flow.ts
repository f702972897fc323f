import type { Pair, YAMLMap } from 'yaml';
import { pairEnd, startOf } from './nodes';
import { type Splice, UNKEPT, UneditableError } from './splice';
import { inline, isJson, type Layout, lineEnd, lineStart } from './written';

const COMMENTED = `comments stand in its braces, so that ${UNKEPT}`;

/** A new key of a mapping in braces, after the last one. */
export function flowAddition(map: YAMLMap, key: string, value: unknown, { text, eol }: Layout): readonly Splice[] {
  const written = `${inline(key, isJson(map))}: ${inline(value, isJson(map))}`;
  const [open, close] = insideOf(map);
  const [first, end] = [startOf(map.items[0]?.key), pairEnd(map.items.at(-1), text)];
  if (first === undefined || end === undefined) {
    assertNo(/#/, text.slice(open, close));
    return [{ start: open, end: open, text: ` ${written} ` }];
  }
  const indent = indentIn(map, text);
  const line = text.slice(end, Math.min(close, lineEnd(text, end)));
  if (!line.includes('#')) {
    const isOnLines = text.slice(open, first).includes('\n');
    const between = isOnLines && indent !== undefined ? `,${eol}${indent}` : ', ';
    return [{ start: end, end, text: `${between}${written}` }];
  }
  const hasComma = commaIn(line) !== -1;
  if (indent === undefined || (!hasComma && commaIn(text.slice(end, close)) !== -1)) {
    throw new UneditableError(COMMENTED);
  }
  const after = end + line.length;
  const added = { start: after, end: after, text: `${eol}${indent}${written}${hasComma ? ',' : ''}` };
  return hasComma ? [added] : [{ start: end, end, text: ',' }, added];
}

/** A key with its value in braces: its own lines where it has such, else itself and one comma. */
export function flowRemoval(map: YAMLMap, pair: Pair, { text }: Layout): readonly Splice[] {
  const at = map.items.indexOf(pair);
  const [open, close] = insideOf(map);
  const [start = open, end = close] = [startOf(pair.key), pairEnd(pair, text)];
  const [before = open, after] = [pairEnd(map.items[at - 1], text), startOf(map.items[at + 1]?.key)];
  const gap = text.slice(before, start);
  assertNo(/[^\s,]/, bare(gap));
  const [line, next] = [lineStart(text, start), text.indexOf('\n', end) + 1];
  const tail = text.slice(end, Math.min(close, lineEnd(text, end)));
  const hasComma = commaIn(tail) !== -1;
  const isOnOwnLines = line > before && next > end && next <= (after ?? close) && /^\s*$/.test(text.slice(line, start));
  if (isOnOwnLines && (after === undefined || hasComma)) {
    const comma = before + commaIn(gap);
    const lines = { start: line, end: next, text: '' };
    return after !== undefined || hasComma || comma < before
      ? [lines]
      : [{ start: comma, end: comma + 1, text: '' }, lines];
  }
  if (after !== undefined) {
    assertNo(/[^\s,]/, text.slice(end, after));
    return [{ start, end: after, text: '' }];
  }
  assertNo(/#/, gap + tail);
  return [{ start: before, end, text: '' }];
}

function insideOf({ range }: YAMLMap): readonly [open: number, close: number] {
  const [start, end] = range ?? [0, 2];
  return [start + 1, end - 1];
}

/** The blanks before the last key that begins a line. */
function indentIn({ items }: YAMLMap, text: string): string | undefined {
  return items
    .map(({ key }) => startOf(key) ?? 0)
    .map((start) => text.slice(lineStart(text, start), start))
    .findLast((before) => /^\s*$/.test(before));
}

/** What stands between two entries, with blanks in the place of its comments. */
function bare(gap: string): string {
  return gap.replace(/#[^\n]*/g, (comment) => ' '.repeat(comment.length));
}

function commaIn(gap: string): number {
  return bare(gap).indexOf(',');
}

function assertNo(found: RegExp, gap: string): void {
  if (found.test(gap)) {
    throw new UneditableError(gap.includes('#') ? COMMENTED : UNKEPT);
  }
}
