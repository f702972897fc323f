import { type DaemonPod, type NodeGroup, podsOf } from './nodes';

/** Nodes that are alike, and what an update sees on each of them. */
export interface UpdatedNodes {
  readonly group: NodeGroup;

  /** The pod of the newest revision that is not being deleted. */
  readonly newPod?: DaemonPod;

  /** The pod of another revision that is not being deleted. */
  readonly oldPod?: DaemonPod;

  /** The index of the old pod. */
  readonly oldIndex: number;

  /** Whether there are two new or two old ones: `manage` puts that right first. Then neither is told. */
  readonly excess: boolean;
}

/**
 * Tells the new pod on a node from the old one.
 * @param hash the name of the newest revision
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/update.go#L266
 */
export function findUpdatedPodsOnNode(group: NodeGroup, hash: string): UpdatedNodes {
  const kept = podsOf(group).filter(([, { terminating }]) => !terminating);
  const [updated, old] = [true, false].map((asked) => kept.filter(([, pod]) => (pod.revision === hash) === asked));
  const [newPod, secondNew] = updated ?? [];
  const [oldPod, secondOld] = old ?? [];
  const excess = secondNew !== undefined || secondOld !== undefined;
  return {
    group,
    ...(newPod !== undefined && !excess ? { newPod: newPod[1] } : {}),
    ...(oldPod !== undefined && !excess ? { oldPod: oldPod[1] } : {}),
    oldIndex: oldPod?.[0] ?? -1,
    excess,
  };
}

/** How many nodes there are in all. */
export function countNodes(groups: readonly { readonly group: NodeGroup }[]): number {
  return groups.reduce((sum, { group }) => sum + group.nodes, 0);
}
