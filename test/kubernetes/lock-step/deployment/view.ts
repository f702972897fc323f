import { type Condition, controllerOf, type Pod, type Workload } from '../../../control-plane/objects';
import type { Store } from '../../../control-plane/store';
import type { View } from '../subject';
import type { World } from './world';

/** What of a Deployment, or of one of its ReplicaSets, is compared. */
interface Viewed {
  readonly annotations: Readonly<Record<string, string>>;
  readonly observed: boolean;
  readonly replicas: number;
  readonly minReadySeconds: number;
  readonly status: Readonly<Record<string, unknown>>;
  readonly conditions: readonly Pick<Condition, 'type' | 'status' | 'reason' | 'message'>[];
}

const counts = [
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'unavailableReplicas',
  'terminatingReplicas',
  'collisionCount',
];

function places(name: string, { annotations, observed, replicas, minReadySeconds, status, conditions }: Viewed): View {
  return Object.fromEntries([
    [`${name} spec.replicas`, replicas],
    [`${name} spec.minReadySeconds`, minReadySeconds],
    [`${name} has seen its spec`, observed],
    ...counts.map((count) => [`${name} status.${count}`, status[count] ?? 0]),
    ...Object.entries(annotations).map(([key, value]) => [`${name} ${key}`, value]),
    ...conditions.map(({ type, status, reason, message }) => [`${name} is ${type}`, `${status} ${reason}: ${message}`]),
  ]);
}

/** What of the model is compared. */
export function view({ deployment, replicaSets, pods }: World): View {
  return Object.assign(
    {},
    ...[deployment, ...replicaSets].map((one, index) =>
      places(index === 0 ? 'Deployment' : `ReplicaSet ${one.name}`, {
        annotations: one.annotations,
        observed: one.status.observedGeneration === one.generation,
        replicas: one.spec.replicas,
        minReadySeconds: one.spec.minReadySeconds,
        status: { ...one.status },
        conditions: one.status.conditions,
      }),
    ),
    ...pods.map(({ name, owner, deleted }) => place(name, owner, deleted !== undefined)),
    { 'Deployment generation': deployment.generation },
  );
}

/** The same of what is real. */
export function viewReal(store: Store): View {
  const replicaSets = store.list<Workload>('ReplicaSet');
  const uids = new Set(replicaSets.map(({ metadata }) => metadata.uid));
  const [deployment] = store.list<Workload>('Deployment');
  // Those of ReplicaSets that are gone are left to the garbage collector.
  const pods = store.list<Pod>('Pod').filter((pod) => uids.has(controllerOf(pod)?.uid));
  return Object.assign(
    {},
    ...[...(deployment === undefined ? [] : [deployment]), ...replicaSets].map((one) =>
      places(one === deployment ? 'Deployment' : `ReplicaSet ${one.metadata.name}`, {
        annotations: one.metadata.annotations ?? {},
        observed: one.status.observedGeneration === one.metadata.generation,
        replicas: one.spec.replicas ?? 0,
        minReadySeconds: one.spec.minReadySeconds ?? 0,
        status: one.status,
        conditions: one.status.conditions ?? [],
      }),
    ),
    ...pods.map((pod) =>
      place(pod.metadata.name, controllerOf(pod)?.name ?? '', pod.metadata.deletionTimestamp !== undefined),
    ),
    { 'Deployment generation': deployment?.metadata.generation },
  );
}

function place(name: string, owner: string, deleted: boolean): View {
  return { [`Pod ${name}`]: `${deleted ? 'terminating' : 'there'}, of ${owner}` };
}
