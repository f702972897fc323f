import type { Pod } from '../../../lib/kubernetes/controllers/replica-set/pod';
import { controllerOf, type KubernetesObject, type Pod as RealPod } from '../../control-plane/objects';
import type { Seen } from './subject';

/** A pod of the model, under the name of its real counterpart. */
export interface OwnedPod extends Pod {
  /** The name of the ReplicaSet, StatefulSet or DaemonSet that controls it. */
  readonly owner: string;
}

/** What became of the real pods since an event, in the order in which it was written. */
export interface PodsSeen {
  /** Each pod as it was last, by name, those that are gone by now included. */
  readonly last: ReadonlyMap<string, OwnedPod>;

  /** The pods that were created, as they were then. */
  readonly created: readonly OwnedPod[];

  /** The names of those of them that were bound to a node. */
  readonly bound: readonly string[];

  /** The names of the pods that were deleted, those that vanished at once included. */
  readonly deleted: readonly string[];
}

/** The real pod as the model has it. */
export function modelPod({ metadata, spec, status }: RealPod): OwnedPod {
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  const restarts = Math.max(0, ...(status.containerStatuses ?? []).map(({ restartCount }) => restartCount));
  const cost = Number(metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? 0);
  return {
    name: metadata.name,
    owner: controllerOf({ apiVersion: 'v1', kind: 'Pod', metadata })?.name ?? '',
    uid: metadata.uid ?? '',
    created: Date.parse(metadata.creationTimestamp ?? ''),
    ...(spec.nodeName === undefined ? {} : { node: spec.nodeName }),
    phase: (status.phase ?? 'Pending') as Pod['phase'],
    ...(ready?.status === 'True' ? { readySince: Date.parse(ready.lastTransitionTime ?? '') } : {}),
    ...(metadata.deletionTimestamp === undefined ? {} : { deleted: deletionTime({ metadata }) }),
    ...(restarts === 0 ? {} : { restarts }),
    ...(cost === 0 ? {} : { deletionCost: cost }),
  };
}

/** When a pod was deleted: its timestamp says until when it may go on. */
function deletionTime({ metadata }: Pick<KubernetesObject, 'metadata'>): number {
  return Date.parse(metadata.deletionTimestamp ?? '') - Number(metadata.deletionGracePeriodSeconds ?? 0) * 1000;
}

/**
 * Reads from what was written what became of the pods.
 *
 * @param before the pods before the event
 */
export function podsSeen({ store, changes }: Pick<Seen, 'store' | 'changes'>, before: readonly Pod[]): PodsSeen {
  const written = changes
    .filter(({ object }) => object.kind === 'Pod')
    .map(({ type, object }) => ({ type, pod: modelPod(object as RealPod) }));
  const names = (those: typeof written) => [...new Set(those.map(({ pod }) => pod.name))];
  const created = written.filter(({ type }) => type === 'ADDED').map(({ pod }) => pod);
  const isNew = new Set(created.map(({ name }) => name));
  const wasDeleted = new Set(before.filter(({ deleted }) => deleted !== undefined).map(({ name }) => name));
  const there = store.list<RealPod>('Pod').map(modelPod);
  return {
    last: new Map([...written.map(({ pod }) => pod), ...there].map((pod) => [pod.name, pod])),
    created,
    bound: names(written.filter(({ pod }) => isNew.has(pod.name) && pod.node !== undefined)),
    deleted: names(
      written.filter(({ type, pod }) => !wasDeleted.has(pod.name) && (type === 'DELETED' || pod.deleted !== undefined)),
    ),
  };
}
