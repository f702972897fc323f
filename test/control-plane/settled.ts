import { type Condition, controllerOf, type KubernetesObject, nameOf, type Pod, type Workload } from './objects';

/** Whether a pod still runs or will run: controllers count no others. */
function isActive(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp === undefined && !isFinished(pod);
}

export function isFinished({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

function condition(pod: Pod, type: string): Condition | undefined {
  return pod.status.conditions?.find((candidate) => candidate.type === type);
}

export function isReady(pod: Pod): boolean {
  return condition(pod, 'Ready')?.status === 'True';
}

/** Whether a pod has been ready for `minReadySeconds`. @param now in milliseconds since 1970 */
function isAvailable(pod: Pod, minReadySeconds: number, now: number): boolean {
  const since = Date.parse(condition(pod, 'Ready')?.lastTransitionTime ?? '');
  return isReady(pod) && (minReadySeconds === 0 || since + minReadySeconds * 1000 <= now);
}

function isWorkload(object: KubernetesObject): object is Workload {
  return ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].includes(object.kind);
}

/** `what is 1, not yet 2`, unless both are the same. */
function differs(what: string, actual: number | undefined, expected: number): string[] {
  return (actual ?? 0) === expected ? [] : [`${what} is ${actual ?? 0}, not yet ${expected}`];
}

function sum(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0);
}

function unsettledReplicaSet({ spec, status }: Workload, pods: readonly Pod[], now: number): string[] {
  const active = pods.filter(isActive);
  const available = active.filter((pod) => isAvailable(pod, spec.minReadySeconds ?? 0, now));
  return [
    ...differs('the number of its pods', active.length, spec.replicas ?? 0),
    ...differs('status.replicas', status.replicas, active.length),
    ...differs('status.readyReplicas', status.readyReplicas, active.filter(isReady).length),
    ...differs('status.availableReplicas', status.availableReplicas, available.length),
    // An old minor does not count them.
    ...(status.terminatingReplicas === undefined
      ? []
      : differs(
          'status.terminatingReplicas',
          status.terminatingReplicas,
          pods.filter((pod) => !isActive(pod) && !isFinished(pod)).length,
        )),
  ];
}

function unsettledDeployment({ status }: Workload, replicaSets: readonly Workload[]): string[] {
  const counts = ['replicas', 'readyReplicas', 'availableReplicas', 'terminatingReplicas'] as const;
  return counts.flatMap((count) =>
    differs(`status.${count}`, status[count], sum(replicaSets.map((replicaSet) => replicaSet.status[count]))),
  );
}

function unsettledWorkload(workload: Workload, owned: readonly KubernetesObject[], now: number): string[] {
  const { generation, deletionTimestamp } = workload.metadata;
  if (deletionTimestamp !== undefined) return ['it is being deleted'];
  const { observedGeneration } = workload.status;
  if (observedGeneration !== generation) {
    return [`its controller has seen generation ${observedGeneration ?? 'none'}, not yet ${generation}`];
  }
  const pods = owned.filter((object): object is Pod => object.kind === 'Pod');
  switch (workload.kind) {
    case 'ReplicaSet':
      return unsettledReplicaSet(workload, pods, now);
    case 'Deployment':
      return unsettledDeployment(workload, owned.filter(isWorkload));
    case 'StatefulSet':
      return differs('status.replicas', workload.status.replicas, pods.length);
    default:
      return unsettledDaemonSet(workload, pods);
  }
}

function unsettledDaemonSet({ status }: Workload, pods: readonly Pod[]): string[] {
  const nodes = Number(status.desiredNumberScheduled);
  return pods.length < nodes ? [`it has ${pods.length} pods for ${nodes} nodes`] : [];
}

function unsettledPod(pod: Pod): string[] {
  const waits = isActive(pod) && pod.spec.nodeName === undefined && condition(pod, 'PodScheduled') === undefined;
  return waits ? ['the scheduler has not seen it yet'] : [];
}

/**
 * What the controllers, as far as one can see, have still to do; nothing when the namespace is settled.
 *
 * The counts in a status are compared with what they count: a controller writes a status last, so a status that is
 * right tells that everything before it has been done.
 *
 * @param now in milliseconds since 1970
 */
export function unsettled(objects: readonly KubernetesObject[], now: number): string[] {
  const ownedBy = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const uid = controllerOf(object)?.uid;
    if (uid !== undefined) ownedBy.set(uid, [...(ownedBy.get(uid) ?? []), object]);
  }
  return objects.flatMap((object) => {
    const reasons = isWorkload(object)
      ? unsettledWorkload(object, ownedBy.get(object.metadata.uid ?? '') ?? [], now)
      : object.kind === 'Pod'
        ? unsettledPod(object as Pod)
        : [];
    return reasons.map((reason) => `${nameOf(object)}: ${reason}`);
  });
}
