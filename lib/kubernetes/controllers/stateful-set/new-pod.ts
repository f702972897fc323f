import type { StatefulSet } from './state';

/**
 * The revision of the pod that is created for an ordinal: the old one below the partition. Without `rollingUpdate` the
 * old one as long as the status counts more pods of it than there are ordinals before this one.
 *
 * Start 5, partition 2: the pods 5 and 6 get the old revision, 7 and above the new one.
 * Without `rollingUpdate`, start 0, 3 pods, and 2 of them of the old revision by the status: 0 and 1 get the old one.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_utils.go#L530
 */
export function newVersionedStatefulSetPod(
  { spec, status }: StatefulSet,
  currentRevision: string,
  updateRevision: string,
  ordinal: number,
): string {
  const strategy = spec.updateStrategy;
  if (strategy.type === 'OnDelete') return updateRevision;
  const old = strategy.rollingUpdate?.partition ?? status.currentReplicas;
  return ordinal < spec.ordinals.start + old ? currentRevision : updateRevision;
}
