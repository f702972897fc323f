import { updatedDesiredNodeCounts } from './counts';
import type { NodeUpdate } from './node-update';
import { type NodeGroup, podsOf } from './nodes';
import type { DaemonSetSpec } from './state';
import { countNodes, findUpdatedPodsOnNode } from './updated-pods';
import { updateWithSurge } from './with-surge';
import { updateWithoutSurge } from './without-surge';

/**
 * Deletes old pods, or creates new ones beside them, within the limits of the strategy.
 * @param hash the name of the newest revision
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/update.go#L44
 */
export function rollingUpdate(groups: readonly NodeGroup[], spec: DaemonSetSpec, hash: string): readonly NodeUpdate[] {
  const seen = groups
    .filter((group) => group.shouldRun || podsOf(group).length > 0)
    .map((group) => findUpdatedPodsOnNode(group, hash));
  const desired = countNodes(seen.filter(({ group }) => group.shouldRun));
  const { maxSurge, maxUnavailable } = updatedDesiredNodeCounts(spec, desired);
  return maxSurge === 0 ? updateWithoutSurge(seen, maxUnavailable) : updateWithSurge(seen, maxSurge, desired);
}
