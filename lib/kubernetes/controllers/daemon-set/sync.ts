import type { ControllerRevision } from '../controller-revision';
import { cleanupHistory, constructHistory } from './history';
import { podsShouldBeOnNode } from './manage';
import type { NodeUpdate } from './node-update';
import type { NodeGroup } from './nodes';
import { rollingUpdate } from './rolling-update';
import type { DaemonSetSpec, DaemonSetState, DaemonSetStatus } from './state';
import { updateDaemonSetStatus } from './status';

/** What a sync depends on beside the state and the nodes. */
export interface DaemonSetSurroundings {
  /** The name of the ControllerRevision that would be made for a template. */
  revisionName(template: string): string;
}

/** What one sync comes to. */
export interface DaemonSetSync {
  /** The state after the sync's writes; the very same value when it wrote nothing. */
  readonly state: DaemonSetState;

  /** What it does to pods. A group stands there at most once. */
  readonly actions: readonly NodeAction[];

  /**
   * Milliseconds after which the controller looks again though nothing changed, because of ready pods that are not
   * available yet; it may already have meant to look earlier. Every change of a pod, a node's labels and taints, and the
   * spec also makes it look again at once.
   * @default - it does not
   */
  readonly requeueAfter?: number;
}

/** What a sync does on some nodes of a group. */
export interface NodeAction {
  /** The group, as it was given. */
  readonly group: NodeGroup;

  /** On how many of its nodes; the controller does not care which. */
  readonly nodes: number;

  /**
   * The revision of the pod that it creates on each of them.
   * @default - it creates none
   */
  readonly create?: string;

  /** The indices of the pods that it deletes on each of them. A pod that has finished is removed at once. */
  readonly remove: readonly number[];
}

/**
 * Exactly one sync of the DaemonSet controller, which sees all that was written before. What it would do in one sync
 * beyond 250 pods created and 250 deleted, it does in the next; the model does it at once.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/daemon_controller.go#L1267
 */
export function syncDaemonSet(
  state: DaemonSetState,
  groups: readonly NodeGroup[],
  surroundings: DaemonSetSurroundings,
): DaemonSetSync {
  const { daemonSet } = state;
  const { revisionHistoryLimit, minReadySeconds } = daemonSet.spec;
  const { current, old } = constructHistory(state, surroundings.revisionName);
  const actions = updateDaemonSet(groups, daemonSet.spec, current.name);
  const live = new Set<string>();
  for (const { pods } of groups) for (const { revision } of pods) live.add(revision);
  const removed = cleanupHistory(old, revisionHistoryLimit, live);
  const status = updateDaemonSetStatus(daemonSet, groups, current.name);
  const waits = minReadySeconds > 0 && status.numberReady !== status.numberAvailable;
  return {
    state: withWrites(state, status, current, removed),
    actions,
    ...(waits ? { requeueAfter: minReadySeconds * 1000 } : {}),
  };
}

/**
 * Puts each node right by itself; once there is nothing to put right, goes on with the update.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/daemon_controller.go#L968
 */
function updateDaemonSet(groups: readonly NodeGroup[], spec: DaemonSetSpec, hash: string): readonly NodeAction[] {
  const managed: NodeUpdate[] = [];
  for (const group of groups) {
    const { create, remove } = podsShouldBeOnNode(group, spec, hash);
    if (group.nodes > 0 && (create || remove.length > 0)) managed.push({ group, nodes: group.nodes, create, remove });
  }
  const settled = managed.length === 0 && spec.updateStrategy.type === 'RollingUpdate';
  const work = settled ? rollingUpdate(groups, spec, hash) : managed;
  return work.map(({ group, nodes, create, remove }) =>
    create ? { group, nodes, create: hash, remove } : { group, nodes, remove },
  );
}

/** The state after the writes of a sync; the very same one if they change nothing. */
function withWrites(
  state: DaemonSetState,
  status: DaemonSetStatus,
  current: ControllerRevision,
  removed: readonly ControllerRevision[],
): DaemonSetState {
  const { daemonSet, revisions } = state;
  const sameRevisions = revisions.includes(current) && removed.length === 0;
  if (sameRevisions && status === daemonSet.status) return state;
  const others = revisions.filter((revision) => revision.name !== current.name && !removed.includes(revision));
  return { daemonSet: { ...daemonSet, status }, revisions: sameRevisions ? revisions : [...others, current] };
}
