import type { KubernetesObject, Pod, Workload } from '../../control-plane/objects';
import type { Change } from '../../control-plane/store';

/** What was written, in a line each: who reads how a walk went on wants to see in which order the controllers acted. */
export function written(changes: readonly Change[]): readonly string[] {
  const [first] = changes;
  return changes.map(({ type, object, at }) => {
    const { name, generation, resourceVersion } = object.metadata;
    const since = at - (first?.at ?? at);
    return `+${since} ms  ${resourceVersion} ${type} ${object.kind} ${name} ${generation ?? ''} ${state(object)}`;
  });
}

function state(object: KubernetesObject): string {
  const { annotations, deletionTimestamp } = object.metadata;
  if (object.kind === 'Pod') {
    const { spec, status } = object as Pod;
    const ready = status.conditions?.find(({ type }) => type === 'Ready')?.status;
    return JSON.stringify({ node: spec.nodeName, phase: status.phase, ready, deleted: deletionTimestamp });
  }
  const { spec, status } = object as Workload;
  const conditions = status.conditions?.map(({ type, status, reason }) => `${type}=${status} ${reason}`);
  return JSON.stringify({ replicas: spec.replicas, annotations, status: { ...status, conditions } });
}
