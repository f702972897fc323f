import { allowsSurge } from './counts';
import { type DaemonPod, isFinished, type NodeGroup, podsOf } from './nodes';
import type { DaemonSetSpec } from './state';

/** What is to be done on one node. */
export interface NodeWork {
  /** Whether it needs a pod. */
  readonly create: boolean;

  /** The indices of the pods to delete. */
  readonly remove: readonly number[];
}

/** A pod and its index on the node. */
type Place = readonly [index: number, pod: DaemonPod];

/**
 * Creates a pod where there should be one, and deletes those that are too many, have finished or may not run there. A
 * pod that is being deleted still fills its place, unless the strategy allows a surge.
 *
 * Should run, no pod: create. Should run, one pod: nothing. May not run, one pod: delete it. Two pods without surge:
 * the younger goes. One failed pod: it goes, unless one failed there shortly before.
 * @param hash the name of the newest revision
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/daemon_controller.go#L846
 */
export function podsShouldBeOnNode(group: NodeGroup, spec: DaemonSetSpec, hash: string): NodeWork {
  const pods = podsOf(group);
  if (group.shouldRun && pods.length === 0) return { create: true, remove: [] };
  const kept = pods.filter(([, { terminating }]) => !terminating);
  if (!group.shouldContinueRunning) return { create: false, remove: indices(kept) };
  const finished = kept.filter(([, { phase }]) => phase === 'Succeeded' || (phase === 'Failed' && !group.inBackoff));
  const running = kept.filter(([, pod]) => !isFinished(pod));
  return {
    create: allowsSurge(spec) && running.length === 0 && group.shouldRun,
    remove: indices([...finished, ...(allowsSurge(spec) ? surplusWithSurge(running, hash) : running.slice(1))]),
  };
}

/**
 * The pods that are too many where the strategy allows a surge: all but the oldest new and the oldest old one; the old
 * one, too, once the new one is available, or if the old one is not even ready.
 * @param running pods that neither finished nor are being deleted, the oldest first
 */
function surplusWithSurge(running: readonly Place[], hash: string): readonly Place[] {
  const newest = running.find(([, { revision }]) => revision === hash);
  const oldest = running.find(([, { revision }]) => revision !== hash);
  const others = running.filter((place) => place !== newest && place !== oldest);
  const replaced = newest !== undefined && oldest !== undefined && (!oldest[1].ready || newest[1].available);
  return replaced ? [...others, oldest] : others;
}

function indices(places: readonly Place[]): number[] {
  return places.map(([index]) => index);
}
