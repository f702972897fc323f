import { isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { Step } from '../../kubernetes/path';
import { type Edit, stepsOf } from './edit';
import { flowAddition, flowRemoval } from './flow';
import { endOf, pairEnd, pairOf, startOf } from './nodes';
import { type Splice, UNKEPT, UneditableError } from './splice';
import { block, inline, isInline, isJson, type Layout, lineEnd, lineStart } from './written';

/**
 * What an edit comes to in the text of a manifest; nothing where the field that is to go is not there.
 * @throws UneditableError for text that is shared, or laid out in a way that is left to its author
 */
export function splicesOf(root: unknown, edit: Edit, layout: Layout): readonly Splice[] {
  let map: YAMLMap | undefined;
  let pair: Pair | undefined;
  let node: unknown = root;
  const steps = stepsOf(edit);
  for (const [at, step] of steps.entries()) {
    if (isAlias(node)) {
      throw new UneditableError('it is shared with other places (an alias of YAML)');
    }
    if (isMap(node) && typeof step === 'string') {
      map = node;
      pair = pairOf(map, step);
      if (pair === undefined) {
        return edit.value === undefined ? [] : addition(map, step, nested(steps.slice(at + 1), edit.value), layout);
      }
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
    } else if (isScalar(node) && node.value === null && edit.value !== undefined) {
      return replacement(node, map, nested(steps.slice(at), edit.value), layout);
    } else {
      throw new UneditableError('what should hold it is written in another way');
    }
  }
  if (edit.value === undefined) {
    return map === undefined || pair === undefined ? [] : removal(map, pair, layout);
  }
  return replacement(node, map, edit.value, layout);
}

function nested(steps: readonly Step[], value: unknown): unknown {
  return steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
}

/** A new key after the last one. */
function addition(map: YAMLMap, key: string, value: unknown, layout: Layout): readonly Splice[] {
  if (map.flow === true) {
    return flowAddition(map, key, value, layout);
  }
  const { text, eol } = layout;
  const [indent, end] = [indentOf(map, text), pairEnd(map.items.at(-1), text)];
  if (indent === undefined || end === undefined) {
    throw new UneditableError(UNKEPT);
  }
  const at = lineEnd(text, end);
  return [{ start: at, end: at, text: `${eol}${' '.repeat(indent)}${block({ [key]: value }, indent, layout)}` }];
}

/** The column of a block; an anchor, a tag or the sign of an explicit key may stand before its first key. */
function indentOf({ items, range }: YAMLMap, text: string): number | undefined {
  return [range?.[0], ...items.map(({ key }) => startOf(key))]
    .filter((start) => start !== undefined)
    .map((start) => text.slice(lineStart(text, start), start))
    .find((before) => /^[ -]*$/.test(before))?.length;
}

/** Another value in the place of one; of a block, the comments in it go with it. */
function replacement(node: unknown, map: YAMLMap | undefined, value: unknown, layout: Layout): readonly Splice[] {
  const { text } = layout;
  const [start, end] = [startOf(node), endOf(node, text)];
  if (start === undefined || end === undefined || isAlias(node)) {
    throw new UneditableError('it is shared with other places, or written in another way');
  }
  if (!isInline(node)) {
    return [{ start, end, text: block(value, start - lineStart(text, start), layout) }];
  }
  const written = inline(value, map !== undefined && isJson(map));
  return [{ start, end, text: start === end && text[start - 1] === ':' ? ` ${written}` : written }];
}

/** A key with its value: its lines, or in braces itself and one comma. */
function removal(map: YAMLMap, pair: Pair, layout: Layout): readonly Splice[] {
  const { text } = layout;
  const [start, end] = [startOf(pair.key), pairEnd(pair, text)];
  if (start === undefined || end === undefined || map.items.length === 1) {
    throw new UneditableError('nothing else stands beside it');
  }
  if (map.flow === true) {
    return flowRemoval(map, pair, layout);
  }
  const line = lineStart(text, start);
  if (text.slice(line, start).trim() !== '') {
    throw new UneditableError('it stands on the line of something else');
  }
  const next = text.indexOf('\n', end);
  return [{ start: line, end: next === -1 ? text.length : next + 1, text: '' }];
}
