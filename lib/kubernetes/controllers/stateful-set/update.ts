import { isOff } from '../../fields/gates';
import type { Minor } from '../../minor';
import { processCondemned } from './condemned';
import { updateStatefulSetAfterInvariantEstablished } from './max-unavailable';
import type { StatefulSetPods } from './pods';
import { condemnedOrdinals, wantedOrdinals } from './range';
import { processReplicas } from './replicas';
import { rollingUpdate } from './rolling-update';
import type { StatefulSetSpec } from './state';

/** What a sync does to pods, by their ordinals. */
export interface PodWork {
  readonly create: readonly number[];

  /** Because they have finished or are not wanted. */
  readonly remove: readonly number[];

  /** Because they are of an old revision; others than those before. */
  readonly removeForUpdate: readonly number[];
}

/**
 * Goes on to the next step only if the one before has nothing to wait for: create what is missing, delete what is not
 * wanted, delete what is of an old revision. So scaling comes before an update, and with OrderedReady one pod that does
 * not become available stops everything, even the update that would mend it.
 * @param maxUnavailable whether the gate MaxUnavailableStatefulSet is on
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/statefulset/stateful_set_control.go#L560
 */
export function updateStatefulSet(
  spec: StatefulSetSpec,
  updateRevision: string,
  pods: StatefulSetPods,
  { minor, maxUnavailable = hasMaxUnavailable(minor) }: { readonly minor: Minor; readonly maxUnavailable?: boolean },
): PodWork {
  const wanted = wantedOrdinals(spec);
  const replicas = processReplicas(spec, wanted, pods);
  if (replicas.stop) return { ...replicas, removeForUpdate: [] };
  const condemned = processCondemned(spec, condemnedOrdinals(spec), pods);
  const work = { create: replicas.create, remove: [...replicas.remove, ...condemned.remove] };
  if (condemned.stop || spec.updateStrategy.type === 'OnDelete') return { ...work, removeForUpdate: [] };
  const partition = spec.updateStrategy.rollingUpdate?.partition ?? 0;
  const updated = { from: wanted.from + partition, to: wanted.to };
  const removeForUpdate = maxUnavailable
    ? updateStatefulSetAfterInvariantEstablished(spec, wanted, updated, updateRevision, pods, minor)
    : rollingUpdate(updated, updateRevision, pods);
  const removed = new Set(work.remove);
  return { ...work, removeForUpdate: removeForUpdate.filter((ordinal) => !removed.has(ordinal)) };
}

function hasMaxUnavailable(minor: Minor): boolean {
  return !isOff('apps.RollingUpdateStatefulSetStrategy', 'maxUnavailable', minor);
}
