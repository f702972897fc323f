import { type NodeGroup, podsOf } from './nodes';
import type { DaemonSet, DaemonSetStatus } from './state';

/**
 * The status after a sync. Nodes are counted as they were before it; of a node with several pods the one that stands
 * first counts, be it one that is being deleted.
 *
 * 3 nodes with an old pod each and one of them with a new one, too, all ready: numberReady 3, updatedNumberScheduled 0.
 * @param hash the name of the newest revision
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/daemon_controller.go#L1199
 */
export function updateDaemonSetStatus(
  daemonSet: DaemonSet,
  groups: readonly NodeGroup[],
  hash: string,
): DaemonSetStatus {
  const seen = groups.map((group) => ({ group, pod: podsOf(group)[0]?.[1] }));
  const count = (test: (node: (typeof seen)[number]) => boolean | undefined) =>
    seen.filter(test).reduce((sum, { group }) => sum + group.nodes, 0);
  const desired = count(({ group }) => group.shouldRun);
  const available = count(({ group, pod }) => group.shouldRun && pod?.ready && pod.available);
  return storeDaemonSetStatus(daemonSet, {
    observedGeneration: daemonSet.generation,
    desiredNumberScheduled: desired,
    currentNumberScheduled: count(({ group, pod }) => group.shouldRun && pod !== undefined),
    numberMisscheduled: count(({ group, pod }) => !group.shouldRun && pod !== undefined),
    numberReady: count(({ group, pod }) => group.shouldRun && pod?.ready),
    updatedNumberScheduled: count(({ group, pod }) => group.shouldRun && pod?.revision === hash),
    numberAvailable: available,
    numberUnavailable: desired - available,
  });
}

/**
 * Leaves the status as it is if no count differs and the generation has been observed.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/daemon_controller.go#L1143
 */
function storeDaemonSetStatus({ status, generation }: DaemonSet, next: DaemonSetStatus): DaemonSetStatus {
  const same =
    status.desiredNumberScheduled === next.desiredNumberScheduled &&
    status.currentNumberScheduled === next.currentNumberScheduled &&
    status.numberMisscheduled === next.numberMisscheduled &&
    status.numberReady === next.numberReady &&
    status.updatedNumberScheduled === next.updatedNumberScheduled &&
    status.numberAvailable === next.numberAvailable &&
    status.numberUnavailable === next.numberUnavailable &&
    status.observedGeneration >= generation;
  return same ? status : next;
}
