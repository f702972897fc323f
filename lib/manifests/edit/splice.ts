import { isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { Step } from '../../kubernetes/path';
import { type Edit, stepsOf } from './edit';
import { endOf, pairOf, startOf } from './nodes';
import { block, inline, isInline, isJson, type Layout, lineEnd, lineStart } from './written';

/** A piece of a text, and what stands there afterwards. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Why a text is left as it is. */
export class UneditableError extends Error {
  override readonly name = 'UneditableError';
}

/**
 * What an edit comes to in the text of a manifest; undefined where the field that is to go is not there.
 * @throws UneditableError for text that is shared, or laid out in a way that is left to its author
 */
export function spliceOf(root: unknown, edit: Edit, layout: Layout): Splice | undefined {
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
        return edit.value === undefined
          ? undefined
          : addition(map, step, nested(steps.slice(at + 1), edit.value), layout);
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
    return map === undefined || pair === undefined ? undefined : removal(map, pair, layout);
  }
  return replacement(node, map, edit.value, layout);
}

function nested(steps: readonly Step[], value: unknown): unknown {
  return steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
}

/** A new key after the last one. */
function addition(map: YAMLMap, key: string, value: unknown, layout: Layout): Splice {
  const { text, eol } = layout;
  const last = map.items.at(-1);
  const [first, end] = [startOf(map.items[0]?.key), endOf(last?.value, text) ?? endOf(last?.key, text)];
  if (map.flow === true) {
    const written = `${inline(key, isJson(map))}: ${inline(value, isJson(map))}`;
    const open = (map.range?.[0] ?? 0) + 1;
    if (first === undefined || end === undefined) {
      return { start: open, end: open, text: ` ${written} ` };
    }
    const isOnLines = text.slice(open, first).includes('\n');
    const between = isOnLines ? `,${eol}${text.slice(lineStart(text, first), first)}` : ', ';
    return { start: end, end, text: `${between}${written}` };
  }
  if (first === undefined || end === undefined) {
    throw new UneditableError('what should hold it is written in another way');
  }
  const indent = first - lineStart(text, first);
  const at = lineEnd(text, end);
  return { start: at, end: at, text: `${eol}${' '.repeat(indent)}${block({ [key]: value }, indent, layout)}` };
}

/** Another value in the place of one; of a block, the comments in it go with it. */
function replacement(node: unknown, map: YAMLMap | undefined, value: unknown, layout: Layout): Splice {
  const { text } = layout;
  const [start, end] = [startOf(node), endOf(node, text)];
  if (start === undefined || end === undefined || isAlias(node)) {
    throw new UneditableError('it is shared with other places, or written in another way');
  }
  if (!isInline(node)) {
    return { start, end, text: block(value, start - lineStart(text, start), layout) };
  }
  const written = inline(value, map !== undefined && isJson(map));
  return { start, end, text: start === end && text[start - 1] === ':' ? ` ${written}` : written };
}

/** A key with its value: its lines, or in braces itself and one comma. */
function removal(map: YAMLMap, pair: Pair, { text }: Layout): Splice {
  const at = map.items.indexOf(pair);
  const [start, end] = [startOf(pair.key), endOf(pair.value, text) ?? endOf(pair.key, text)];
  const [before, after] = [map.items[at - 1], map.items[at + 1]];
  if (start === undefined || end === undefined || (before === undefined && after === undefined)) {
    throw new UneditableError('nothing else stands beside it');
  }
  if (map.flow === true) {
    return after === undefined
      ? { start: endOf(before?.value, text) ?? endOf(before?.key, text) ?? start, end, text: '' }
      : { start, end: startOf(after.key) ?? end, text: '' };
  }
  const line = lineStart(text, start);
  if (text.slice(line, start).trim() !== '') {
    throw new UneditableError('it stands on the line of something else');
  }
  const next = text.indexOf('\n', end);
  return { start: line, end: next === -1 ? text.length : next + 1, text: '' };
}
