import { type Document, isMap, isSeq, visit } from 'yaml';
import { type Edit, stepsOf } from './edit';
import { pairOf } from './nodes';

/** What aliases refer to. */
export function aliasedNodes(documents: readonly Document.Parsed[]): ReadonlySet<unknown> {
  const nodes = new Set<unknown>();
  for (const document of documents) {
    visit(document, { Alias: (_, alias) => void nodes.add(alias.resolve(document)) });
  }
  return nodes;
}

/** Whether an edit changes some of these nodes: it goes through one, or takes one away. */
export function touches(root: unknown, edit: Edit, nodes: ReadonlySet<unknown>): boolean {
  let node = root;
  for (const step of stepsOf(edit)) {
    if (nodes.has(node)) {
      return true;
    }
    node = isMap(node) ? pairOf(node, String(step))?.value : isSeq(node) ? node.items[Number(step)] : undefined;
  }
  let isFound = false;
  if (isMap(node) || isSeq(node)) {
    visit(node, (_, inner) => {
      isFound ||= nodes.has(inner);
    });
  }
  return isFound || nodes.has(node);
}
