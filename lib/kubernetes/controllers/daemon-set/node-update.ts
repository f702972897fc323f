import type { NodeGroup } from './nodes';
import type { UpdatedNodes } from './updated-pods';

/** What an update does on some nodes of a group. */
export interface NodeUpdate {
  readonly group: NodeGroup;

  /** On how many of its nodes. */
  readonly nodes: number;

  /** Whether it creates a new pod beside the old one. */
  readonly create: boolean;

  /** The index of the old pod, if it deletes that. */
  readonly remove: readonly number[];
}

/** Creates a new pod on each of these nodes. */
export function createNew(nodes: readonly UpdatedNodes[], limit = Number.POSITIVE_INFINITY): readonly NodeUpdate[] {
  return take(nodes, limit).map(([{ group }, count]) => ({ group, nodes: count, create: true, remove: [] }));
}

/** Deletes the old pod on each of these nodes. */
export function removeOld(nodes: readonly UpdatedNodes[], limit = Number.POSITIVE_INFINITY): readonly NodeUpdate[] {
  return take(nodes, limit).map(([{ group, oldIndex }, count]) => ({
    group,
    nodes: count,
    create: false,
    remove: [oldIndex],
  }));
}

/** So many nodes of the groups, in the order given, and how many of each. */
function take(nodes: readonly UpdatedNodes[], limit: number): (readonly [UpdatedNodes, number])[] {
  let left = Math.max(0, limit);
  return nodes.flatMap((node) => {
    const count = Math.min(left, node.group.nodes);
    left -= count;
    return count > 0 ? [[node, count] as const] : [];
  });
}
