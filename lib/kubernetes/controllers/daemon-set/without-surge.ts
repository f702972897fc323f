import { type NodeUpdate, removeOld } from './node-update';
import { countNodes, type UpdatedNodes } from './updated-pods';

/**
 * Deletes old pods; a later sync creates the new ones. Old pods that are not available all go at once. Of those that are
 * available `maxUnavailable − numUnavailable` go, where unavailable are the nodes without an available pod, and those
 * with an old and a new one.
 *
 * 5 nodes, maxUnavailable 2, all pods old and available: 2 go. One new pod not yet available: 1 goes. One old pod not
 * available: this one goes, and 1 more.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/update.go#L68
 */
export function updateWithoutSurge(nodes: readonly UpdatedNodes[], maxUnavailable: number): readonly NodeUpdate[] {
  const onlyOld = nodes.filter(({ newPod, oldPod }) => oldPod !== undefined && newPod === undefined);
  const numUnavailable = countNodes(nodes.filter((node) => !isServed(node)));
  return [
    ...removeOld(onlyOld.filter(({ oldPod }) => !oldPod?.available)),
    ...removeOld(
      onlyOld.filter(({ oldPod }) => oldPod?.available),
      maxUnavailable - numUnavailable,
    ),
  ];
}

/** Whether nodes have one pod, and it is available. */
function isServed({ newPod, oldPod }: UpdatedNodes): boolean {
  return (newPod === undefined) !== (oldPod === undefined) && (newPod ?? oldPod)?.available === true;
}
