import { createNew, type NodeUpdate, removeOld } from './node-update';
import { countNodes, type UpdatedNodes } from './updated-pods';

/**
 * Creates new pods beside old ones, and deletes an old one once the new one is available. Beside old pods that are not
 * available a new one is created at once, beside available ones on `maxSurge − numSurge` nodes, where surging are the
 * nodes whose new pod is not available yet.
 *
 * Old pods on nodes that should run none go at once if they are not available, else only as far as more nodes serve than
 * should: `numAvailable − desired`.
 *
 * 5 nodes, maxSurge 2, all pods old and available: 2 get a new one. One new pod beside an old one not yet available: 1
 * node gets one. Available: the old one there goes, and 2 get one.
 * @param desired nodes that should run a pod
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/update.go#L137
 */
export function updateWithSurge(
  nodes: readonly UpdatedNodes[],
  maxSurge: number,
  desired: number,
): readonly NodeUpdate[] {
  const old = nodes.filter(({ oldPod }) => oldPod !== undefined);
  const [both, onlyOld] = partition(old, ({ newPod }) => newPod !== undefined);
  const [surged, surging] = partition(both, ({ newPod }) => newPod?.available);
  const [available, unavailable] = partition(onlyOld, ({ oldPod }) => oldPod?.available);
  const [candidates, shouldNotRun] = partition(available, ({ group }) => group.shouldRun);
  const [allowed, sunset] = partition(unavailable, ({ group }) => group.shouldRun);
  const numSurge = countNodes([...surging, ...nodes.filter(({ excess }) => excess)]);
  const numAvailable = countNodes(nodes.filter(({ oldPod, newPod }) => (oldPod ?? newPod)?.available));
  return [
    ...removeOld([...surged, ...sunset]),
    ...removeOld(shouldNotRun, numAvailable - desired),
    ...createNew(allowed),
    ...createNew(candidates, maxSurge - numSurge),
  ];
}

/** Those of which something is true, and the others. */
function partition<T>(all: readonly T[], test: (one: T) => boolean | undefined): readonly [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}
