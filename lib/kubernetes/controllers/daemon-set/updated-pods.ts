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
  let [newPod, oldPod, oldIndex, excess]: [DaemonPod?, DaemonPod?, number?, boolean?] = [];
  for (const [index, pod] of podsOf(group)) {
    if (pod.terminating) continue;
    if (pod.revision === hash) {
      excess ||= newPod !== undefined;
      newPod ??= pod;
    } else {
      excess ||= oldPod !== undefined;
      oldPod ??= pod;
      oldIndex ??= index;
    }
  }
  return {
    group,
    ...(newPod !== undefined && !excess ? { newPod } : {}),
    ...(oldPod !== undefined && !excess ? { oldPod } : {}),
    oldIndex: oldIndex ?? -1,
    excess: excess ?? false,
  };
}

/** How many nodes there are in all. */
export function countNodes(groups: readonly { readonly group: NodeGroup }[]): number {
  return groups.reduce((sum, { group }) => sum + group.nodes, 0);
}
