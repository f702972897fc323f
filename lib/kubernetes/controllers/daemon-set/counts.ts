import { getScaledValueFromIntOrPercent } from '../scaled-value';
import type { DaemonSetSpec, DaemonSetUpdateStrategy } from './state';

/** How many nodes an update may touch at once. */
export interface NodeCounts {
  /** Nodes that may run a second pod while the first still serves. */
  readonly maxSurge: number;

  /** Nodes that may be without an available pod. */
  readonly maxUnavailable: number;
}

/**
 * What the strategy allows for so many nodes; percentages are rounded up, both. If both are 0, one node may be
 * unavailable.
 *
 * 10 nodes, maxUnavailable 25%: 3. maxSurge 1%, maxUnavailable 0: surge 1. Both 0%: unavailable 1.
 * @param desiredNumberScheduled nodes that should run a pod
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/update.go#L584
 */
export function updatedDesiredNodeCounts(
  { updateStrategy }: DaemonSetSpec,
  desiredNumberScheduled: number,
): NodeCounts {
  const maxSurge = surgeCount(updateStrategy, desiredNumberScheduled);
  const maxUnavailable = unavailableCount(updateStrategy, desiredNumberScheduled);
  const impossible = desiredNumberScheduled > 0 && maxUnavailable === 0 && maxSurge === 0;
  return { maxSurge, maxUnavailable: impossible ? 1 : maxUnavailable };
}

/**
 * Whether a node may run two pods at all: maxSurge is above 0 for one node, as 1% is.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/util/daemonset_util.go#L126
 */
export function allowsSurge({ updateStrategy }: DaemonSetSpec): boolean {
  return surgeCount(updateStrategy, 1) > 0;
}

/**
 * maxSurge of so many nodes, rounded up: 25% of 10 is 3. 0 with OnDelete.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/util/daemonset_util.go#L134
 */
function surgeCount(strategy: DaemonSetUpdateStrategy, nodes: number): number {
  return strategy.type === 'OnDelete' ? 0 : getScaledValueFromIntOrPercent(strategy.maxSurge, nodes, 'up');
}

/**
 * maxUnavailable of so many nodes, rounded up: 25% of 10 is 3. 0 with OnDelete.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/util/daemonset_util.go#L153
 */
function unavailableCount(strategy: DaemonSetUpdateStrategy, nodes: number): number {
  return strategy.type === 'OnDelete' ? 0 : getScaledValueFromIntOrPercent(strategy.maxUnavailable, nodes, 'up');
}
