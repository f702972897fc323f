import type { Pod } from '../../../lib/kubernetes/controllers/replica-set/pod';
import { controllerOf, type KubernetesObject, type Pod as RealPod } from '../../control-plane/objects';
import type { Seen } from './subject';

/** A pod of the model, under the name of its real counterpart. */
export interface OwnedPod extends Pod {
  /** The name of the ReplicaSet, StatefulSet or DaemonSet that controls it. */
  readonly owner: string;
}

/** Something that was written of a pod. */
export interface PodWrite {
  readonly what: 'created' | 'bound' | 'deleted';
  readonly name: string;
  readonly owner: string;

  /** When it was seen, in milliseconds since 1970. */
  readonly at: number;

  /** When the pod was deleted, in milliseconds since 1970, to the second. @default - it was not, or it is gone at once */
  readonly deletedAt?: number;

  /**
   * The API server did not wait for a kubelet, though the pod was bound meanwhile: it judges what it read when the deletion
   * began. @default false
   */
  readonly isOutrun?: boolean;
}

/** What became of the real pods since an event. */
export interface PodsSeen {
  /** Each pod as it was last, by name, those that are gone by now included. */
  readonly last: ReadonlyMap<string, OwnedPod>;

  /** What was written, in the order in which it was. A pod without a node is gone as soon as it is deleted. */
  readonly writes: readonly PodWrite[];
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
  const last = new Map(store.list<RealPod>('Pod').map((pod) => [pod.metadata.name, modelPod(pod)]));
  const writes: PodWrite[] = [];
  const known = new Map<string, Pod>(before.map((pod) => [pod.name, pod]));
  const wasBound = new Set(before.filter(({ node }) => node !== undefined).map(({ name }) => name));
  for (const { type, object, at } of changes) {
    if (object.kind !== 'Pod') continue;
    const pod = modelPod(object as RealPod);
    const { name, owner } = pod;
    const was = known.get(name);
    const isNow = object.metadata.deletionTimestamp !== undefined && object.metadata.deletionGracePeriodSeconds === 0;
    const isOutrun = isNow && pod.node !== undefined && !wasBound.has(name);
    const write = (what: PodWrite['what']) =>
      writes.push({
        what,
        name,
        owner,
        at,
        ...(pod.deleted === undefined ? {} : { deletedAt: pod.deleted }),
        ...(isOutrun ? { isOutrun } : {}),
      });
    if (type === 'ADDED') write('created');
    else if (was !== undefined && was.node === undefined && pod.node !== undefined) write('bound');
    if (was?.deleted === undefined && (type === 'DELETED' || pod.deleted !== undefined)) write('deleted');
    known.set(name, pod);
    if (type === 'DELETED') last.set(name, pod);
  }
  return { last, writes };
}
