import type { KubernetesObject, Pod, Workload } from '../../control-plane/objects';
import { unfinished } from '../../control-plane/unfinished';
import { isReleased, ofKind, released, withSpec } from './release';
import type { Fates, Trial } from './trial';
import type { See } from './truth';

/** Seconds after which the Deployment controller gives a rollout up; longer than what ends takes. */
const DEADLINE = 4;

/** Rolls the next release out, and looks whether the rollout ends or passes its deadline, and what it waits for. */
export const standstill: See = async (trial) => {
  const { head } = trial.manifests;
  await trial.rollOut(head);
  await trial.apply(hasty(released(head)));
  return () => outcome(trial);
};

/** The same, for a change that also deletes. */
export const standstillOfChange: See = async (trial) => {
  const { base = [], head } = trial.manifests;
  await trial.rollOut(base);
  await trial.prune(base, head);
  await trial.apply(hasty(released(head)));
  return () => outcome(trial);
};

/** The same, for manifests that not even make their first pods. */
export const stillborn: See = async (trial) => {
  await trial.apply(hasty(trial.manifests.head));
  return () => outcome(trial);
};

/** With a deadline that does not let wait for long. */
export function hasty(objects: Trial['manifests']['head']): Trial['manifests']['head'] {
  return ofKind(objects, 'Deployment', (each) => withSpec(each, { progressDeadlineSeconds: DEADLINE }));
}

/** Lets pods become ready and vanish, and looks how far the rollout is. */
export async function outcome(trial: Trial, tick: () => Promise<void> = () => trial.tick()): Promise<object> {
  await tick();
  const [workload] = [...trial.store.list<Workload>('Deployment'), ...trial.store.list<Workload>('DaemonSet')];
  const { conditions = [], observedGeneration } = workload?.status ?? {};
  const { reason } = conditions.find(({ type }) => type === 'Progressing') ?? {};
  const isDone = observedGeneration === workload?.metadata.generation && unfinished(trial.store).length === 0;
  if (isDone && (reason === 'NewReplicaSetAvailable' || workload?.kind === 'DaemonSet')) {
    return { rollout: 'complete' };
  }
  return { rollout: reason, because: await reasons(trial) };
}

/** Why pods are not made, have no node, or no volume. */
async function reasons(trial: Trial): Promise<readonly string[]> {
  const replicaSets = trial.store.list<Workload>('ReplicaSet');
  const unmade = replicaSets.flatMap(({ status }) => said(status.conditions, 'ReplicaFailure', 'True'));
  const unplaced = trial.store
    .list<Pod>('Pod')
    .flatMap(({ status }) => said(status.conditions, 'PodScheduled', 'False'));
  const events = await trial.namespace.list<KubernetesObject>('v1', 'Event');
  const unattached = events
    .filter(({ reason }) => reason === 'FailedAttachVolume')
    .map(({ message }) => String(message));
  return [...new Set([...unmade, ...unplaced, ...unattached])];
}

function said(conditions: Pod['status']['conditions'], type: string, status: string): readonly string[] {
  return (conditions ?? [])
    .filter((each) => each.type === type && each.status === status)
    .map(({ message = '' }) => message);
}

/** A broken release, and back: the images that the pods of a StatefulSet then have. */
export const afterRevert: See = async (trial) => {
  const { head } = trial.manifests;
  const fate: Fates = (pod) => (isReleased(pod) ? 'unready' : 'ready');
  await trial.rollOut(head);
  await trial.apply(released(head));
  await trial.run(fate);
  await trial.apply(head);
  await trial.run(fate);
  const images = trial.pods.flatMap(({ spec }) => spec.containers.map(({ image }) => image.split(':')[1]));
  return () => images.sort();
};
