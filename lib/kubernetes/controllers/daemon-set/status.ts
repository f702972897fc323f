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
  let [desired, scheduled, misscheduled, ready, updated, available] = [0, 0, 0, 0, 0, 0];
  for (const group of groups) {
    const { nodes, shouldRun } = group;
    const pod = podsOf(group)[0]?.[1];
    if (!shouldRun) {
      misscheduled += pod === undefined ? 0 : nodes;
      continue;
    }
    desired += nodes;
    scheduled += pod === undefined ? 0 : nodes;
    ready += pod?.ready ? nodes : 0;
    updated += pod?.revision === hash ? nodes : 0;
    available += pod?.ready && pod.available ? nodes : 0;
  }
  return storeDaemonSetStatus(daemonSet, {
    observedGeneration: daemonSet.generation,
    desiredNumberScheduled: desired,
    currentNumberScheduled: scheduled,
    numberMisscheduled: misscheduled,
    numberReady: ready,
    updatedNumberScheduled: updated,
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
