import type { Range, StatefulSetPods } from './pods';

/**
 * The pods that a rolling update deletes, at most one: from the highest ordinal down to the partition the first that is
 * of another revision, unless one above it is missing, being deleted or not available; then it waits for that.
 *
 * 4 pods, partition 1, pod 3 of the new revision and available: 2 is deleted. Pod 3 not yet available: none is. The pods
 * 3, 2 and 1 of the new revision: none is.
 *
 * A pod that this very sync creates counts as missing. It can only be of another revision without `rollingUpdate`; then
 * the controller deletes it here, and the model in the next sync.
 * @param updated the wanted ordinals from the partition on
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_control.go#L708
 */
export function rollingUpdate(updated: Range, updateRevision: string, pods: StatefulSetPods): readonly number[] {
  const target = pods.highestOutdated(updateRevision, updated);
  if (target === undefined) return [];
  const unavailable = pods.healthy.highestAbsent(updated);
  return unavailable !== undefined && unavailable > target ? [] : [target];
}
