import type { KubernetesObject, Pod, Workload } from '../../../control-plane/objects';
import type { Store } from '../../../control-plane/store';
import type { View } from '../subject';
import { type NodePod, nodePod, type World } from './world';

const counts = [
  'desiredNumberScheduled',
  'currentNumberScheduled',
  'numberMisscheduled',
  'numberReady',
  'updatedNumberScheduled',
  'numberAvailable',
  'numberUnavailable',
];

/** What of the model is compared. */
export function view({ daemonSet, revisions, pods }: World): View {
  const { generation, status } = daemonSet;
  return Object.fromEntries([
    ['generation', generation],
    ...statusPlaces(generation, { ...status }),
    ...revisions.map(({ name, revision }) => [`ControllerRevision ${name}`, revision]),
    ...pods.map(podPlace),
  ]);
}

/** The same of what is real. */
export function viewReal(store: Store): View {
  const [daemonSet] = store.list<Workload>('DaemonSet');
  const generation = daemonSet?.metadata.generation;
  return Object.fromEntries([
    ['generation', generation],
    ...statusPlaces(generation, daemonSet?.status ?? {}),
    ...store
      .list<KubernetesObject>('ControllerRevision')
      .map(({ metadata, revision }) => [`ControllerRevision ${metadata.name}`, revision]),
    ...store.list<Pod>('Pod').map((pod) => podPlace(nodePod(pod))),
  ]);
}

function statusPlaces(generation: number | undefined, status: Readonly<Record<string, unknown>>) {
  return [
    ['has seen its spec', status.observedGeneration === generation],
    ...counts.map((count) => [`status.${count}`, status[count] ?? 0]),
  ];
}

function podPlace({ name, target, revision, phase, readySince, deleted }: NodePod) {
  const state = `${phase}${readySince === undefined ? '' : ', ready'}${deleted === undefined ? '' : ', terminating'}`;
  return [`Pod ${name}`, `${target}: ${revision} ${state}`] as const;
}
