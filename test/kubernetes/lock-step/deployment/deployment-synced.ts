import type { DeploymentState } from '../../../../lib/kubernetes/controllers/deployment/state';
import { syncDeployment } from '../../../../lib/kubernetes/controllers/deployment/sync';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { isFinished } from './happen';
import type { Step, Surroundings, Way } from './way';
import { minor, podsOf, replicaSetName, type World } from './world';

/**
 * A sync of the Deployment. One that follows a write of its own may not have read that yet: then what it writes of the
 * Deployment is refused, what it wrote of ReplicaSets before stands, and it is tried again. When it gives a ReplicaSet two
 * sizes one after the other, others may act on the first; when they write it, the second is refused.
 */
export function deploymentSynced(way: Way, { now, replicaSets, deployment }: Surroundings): readonly Step[] {
  if (way.unwritten !== undefined) return [{ way: written(way, way.unwritten), causes: [] }];
  const unfinished = (one: ReplicaSet) => podsOf(way, one).filter((pod) => !isFinished(pod)).length;
  const before: DeploymentState = {
    deployment: way.deployment,
    replicaSets: way.replicaSets,
    unfinishedPods: Object.fromEntries(way.replicaSets.map((one) => [one.name, unfinished(one)])),
  };
  const { state, writes } = syncDeployment(before, { now, minor, replicaSetName });
  if (state === before) return [];
  const known = new Set(way.replicaSets.map(({ name }) => name));
  const stored = (written: DeploymentState): Pick<World, 'deployment' | 'replicaSets'> => ({
    deployment: written.deployment,
    replicaSets: written.replicaSets.map((one) =>
      known.has(one.name) ? one : { ...one, created: replicaSets.get(one.name) ?? now },
    ),
  });
  const all = stored(state);
  const whole = written(way, all);
  const mayBeLate = way.deployment !== deployment && state.deployment !== way.deployment;
  const wroteReplicaSets = state.replicaSets !== before.replicaSets;
  const parts = writes.filter((one) => isPassing(one, before, state)).map(stored);
  return [
    { way: whole, causes: [] },
    ...(mayBeLate && wroteReplicaSets ? [{ way: { ...whole, deployment: way.deployment }, causes: [] }] : []),
    ...parts.flatMap((part) => [
      { way: { ...way, ...part, unwritten: all }, causes: [] },
      { way: { ...way, ...part }, causes: [] },
    ]),
  ];
}

/** Whether a ReplicaSet has a size that it has neither before the sync nor after. */
function isPassing({ replicaSets }: DeploymentState, before: DeploymentState, after: DeploymentState): boolean {
  const size = (state: DeploymentState, name: string) =>
    state.replicaSets.find((one) => one.name === name)?.spec.replicas;
  return replicaSets.some(
    ({ name, spec: { replicas } }) => replicas !== (size(before, name) ?? replicas) && replicas !== size(after, name),
  );
}

/** The rest of a sync's writes; statuses of ReplicaSets are their own controller's. */
function written(way: Way, { deployment, replicaSets }: Pick<World, 'deployment' | 'replicaSets'>): Way {
  const { unwritten: _, ...rest } = way;
  const status = new Map(way.replicaSets.map((one) => [one.name, one.status]));
  const after = replicaSets.map((one) => ({ ...one, status: status.get(one.name) ?? one.status }));
  const names = new Set(after.map(({ name }) => name));
  const pods = way.pods.filter(({ owner }) => names.has(owner));
  return { ...rest, deployment, replicaSets: after, pods };
}
