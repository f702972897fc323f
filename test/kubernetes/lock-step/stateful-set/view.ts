import type { KubernetesObject, Pod, Workload } from '../../../control-plane/objects';
import type { Store } from '../../../control-plane/store';
import type { View } from '../subject';
import { type SetPod, setPod, type World } from './world';

const counts = ['replicas', 'readyReplicas', 'availableReplicas', 'currentReplicas', 'updatedReplicas'];

/** What of the model is compared. */
export function view({ statefulSet, revisions, pods }: World): View {
  const { generation, status } = statefulSet;
  return Object.fromEntries([
    ['generation', generation],
    ...statusPlaces(generation, { ...status }),
    ...revisions.map(({ name, revision }) => [`ControllerRevision ${name}`, revision]),
    ...pods.map(podPlace),
  ]);
}

/** The same of what is real. */
export function viewReal(store: Store): View {
  const [statefulSet] = store.list<Workload>('StatefulSet');
  const generation = statefulSet?.metadata.generation;
  return Object.fromEntries([
    ['generation', generation],
    ...statusPlaces(generation, statefulSet?.status ?? {}),
    ...store
      .list<KubernetesObject>('ControllerRevision')
      .map(({ metadata, revision }) => [`ControllerRevision ${metadata.name}`, revision]),
    ...store.list<Pod>('Pod').map((pod) => podPlace(setPod(pod))),
  ]);
}

function statusPlaces(generation: number | undefined, status: Readonly<Record<string, unknown>>) {
  return [
    ['has seen its spec', status.observedGeneration === generation],
    ...counts.map((count) => [`status.${count}`, status[count] ?? 0]),
    ...['currentRevision', 'updateRevision'].map((revision) => [`status.${revision}`, status[revision]]),
  ];
}

function podPlace({ name, revision, phase, readySince, deleted }: SetPod) {
  const state = `${phase}${readySince === undefined ? '' : ', ready'}${deleted === undefined ? '' : ', terminating'}`;
  return [`Pod ${name}`, `${revision} ${state}`] as const;
}
