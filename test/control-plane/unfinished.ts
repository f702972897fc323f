import { type JsonObject, own } from '../../lib/kubernetes/value';
import type { KubernetesObject } from './objects';
import type { Store } from './store';

/** The names of the workloads whose rollout has not ended; that of a paused one has. */
export function unfinished(store: Store): readonly string[] {
  const workloads = [...store.list('Deployment'), ...store.list('StatefulSet'), ...store.list('DaemonSet')];
  return workloads.filter((object) => !isDone(object)).map(({ metadata }) => metadata.name);
}

function isDone(object: KubernetesObject): boolean {
  const { spec, status, kind } = object as unknown as { spec: JsonObject; status: JsonObject; kind: string };
  const all = (wanted: unknown, ...keys: readonly string[]) => keys.every((key) => (own(status, key) ?? 0) === wanted);
  switch (kind) {
    case 'Deployment':
      return spec.paused === true || all(spec.replicas, 'updatedReplicas', 'replicas', 'availableReplicas');
    case 'StatefulSet':
      return status.currentRevision === status.updateRevision && all(spec.replicas, 'availableReplicas');
    default:
      return all(status.desiredNumberScheduled, 'updatedNumberScheduled', 'numberAvailable');
  }
}
