import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { documentNodes } from '../full';

/** The mappings of a text that are manifests, in the order in which they are read, lists taken apart. */
export function manifestNodes(documents: ReturnType<typeof documentNodes>): readonly unknown[] {
  return documents.flatMap(({ contents }) => flatten(contents));
}

function flatten(node: unknown): readonly unknown[] {
  if (node === null || (isScalar(node) && node.value === null)) {
    return [];
  }
  const items = isMap(node) ? valueIn(node, 'items') : undefined;
  const kind = isMap(node) ? valueIn(node, 'kind') : undefined;
  return isSeq(items) && isScalar(kind) && String(kind.value).endsWith('List') ? items.items.flatMap(flatten) : [node];
}

function valueIn(map: YAMLMap, key: string): unknown {
  return pairOf(map, key)?.value;
}

/** The pair of a key. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Where a node begins. */
export function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}

/** Where the last sign of a node ends, without the comments, line breaks and blanks after it. */
export function endOf(node: unknown, text: string): number | undefined {
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last = node.items.at(-1);
    return isMap(node) ? pairEnd(last as Pair | undefined, text) : endOf(last, text);
  }
  const end = (node as Node | null | undefined)?.range?.[1];
  const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  return end === undefined || !isBlock ? end : text.slice(0, end).trimEnd().length;
}

/** Where a key with its value ends. */
export function pairEnd(pair: Pair | undefined, text: string): number | undefined {
  return endOf(pair?.value, text) ?? endOf(pair?.key, text);
}
