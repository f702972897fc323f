import type { ReplicaSet } from '../replica-set/state';
import { setNewReplicaSetAnnotations, setReplicasAnnotations } from './annotations';
import { type Attempt, SyncError } from './attempt';
import { getDeploymentCondition, newDeploymentCondition, setDeploymentCondition } from './conditions';
import { hasProgressDeadline } from './progress';
import { findNewReplicaSet } from './replica-sets';
import { maxRevision, REVISION } from './revision';
import { newRSNewReplicas } from './scale-up';
import type { Deployment, DeploymentCondition, DeploymentReason } from './state';

/** The Deployment's ReplicaSets by their part in a rollout. */
export interface Found {
  /** The one with the Deployment's template; undefined when there is none yet. */
  readonly newReplicaSet: ReplicaSet | undefined;

  /** All others, oldest first. */
  readonly old: readonly ReplicaSet[];
}

/**
 * Finds the new and the old ReplicaSets, and brings the new one's annotations, revision and minReadySeconds up to date,
 * and the Deployment's revision. When the ReplicaSet had to be written, the Deployment waits for the next sync.
 *
 * With old revisions 1 and 2 the new one gets 3; going back to revision 1 makes it 3, so that 1 is gone.
 * @throws SyncError when the sync has written one of them before
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L124
 */
export function getAllReplicaSetsAndSyncRevision(attempt: Attempt): Found {
  const existing = findNewReplicaSet(attempt.deployment.spec.template, attempt.replicaSets);
  const old = attempt.replicaSets.filter((replicaSet) => replicaSet !== existing);
  return { newReplicaSet: existing && syncRevision(attempt, existing, old), old };
}

/**
 * The first half of `getNewReplicaSet`: the new ReplicaSet exists.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L146
 */
function syncRevision(attempt: Attempt, existing: ReplicaSet, old: readonly ReplicaSet[]): ReplicaSet {
  const { deployment } = attempt;
  const { minReadySeconds } = deployment.spec;
  const { annotations, changed } = setNewReplicaSetAnnotations(existing.annotations, deployment, maxRevision(old) + 1);
  if (changed || existing.spec.minReadySeconds !== minReadySeconds) {
    return attempt.updateReplicaSet(existing, { annotations, spec: { ...existing.spec, minReadySeconds } });
  }
  const withRevision = setDeploymentRevision(deployment, annotations[REVISION] ?? '');
  const noted =
    hasProgressDeadline(deployment.spec) &&
    getDeploymentCondition(deployment.status.conditions, 'Progressing') === undefined
      ? progressing(attempt, withRevision, 'True', 'FoundNewReplicaSet', `Found new replica set "${existing.name}"`)
      : withRevision;
  write(attempt, noted);
  return { ...existing, annotations };
}

/**
 * The second half of `getNewReplicaSet`: makes the new ReplicaSet, as large as the old ones leave room for.
 *
 * A name that another template has (its hash is the same) raises the collision count, which gives another name in the
 * next sync.
 * @throws SyncError when it cannot be created, or the sync has written the Deployment before
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L196
 */
export function createNewReplicaSet(attempt: Attempt, old: readonly ReplicaSet[]): ReplicaSet {
  const { deployment, surroundings } = attempt;
  const { spec, status } = deployment;
  const name = surroundings.replicaSetName(spec.template, status.collisionCount);
  const replicas = newRSNewReplicas(spec, old, 0);
  const revision = maxRevision(old) + 1;
  if (surroundings.refusal !== undefined) {
    const message = `Failed to create new replica set "${name}": ${surroundings.refusal}`;
    write(attempt, progressing(attempt, deployment, 'False', 'ReplicaSetCreateError', message));
    throw new SyncError(surroundings.refusal);
  }
  const created = attempt.createReplicaSet({
    name,
    template: spec.template,
    annotations: setReplicasAnnotations(setNewReplicaSetAnnotations({}, deployment, revision).annotations, spec),
    spec: { replicas, minReadySeconds: spec.minReadySeconds },
  });
  if (created === undefined) {
    attempt.updateStatus({ ...status, collisionCount: (status.collisionCount ?? 0) + 1 });
    throw new SyncError(`replicasets.apps "${name}" already exists`);
  }
  if (replicas > 0) {
    attempt.events.push(`Scaled up replica set ${name} from 0 to ${replicas}`);
  }
  const withRevision = setDeploymentRevision(deployment, String(revision));
  write(
    attempt,
    progressing(attempt, withRevision, 'True', 'NewReplicaSetCreated', `Created new replica set "${name}"`),
  );
  return created;
}

/**
 * The Deployment with its ReplicaSet's revision.
 * @returns the very same value when it has it
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L172
 */
function setDeploymentRevision(deployment: Deployment, revision: string): Deployment {
  return deployment.annotations[REVISION] === revision
    ? deployment
    : { ...deployment, annotations: { ...deployment.annotations, [REVISION]: revision } };
}

/** The Deployment with a condition Progressing, if it has a deadline at all. */
function progressing(
  { surroundings }: Attempt,
  deployment: Deployment,
  status: DeploymentCondition['status'],
  reason: DeploymentReason,
  message: string,
): Deployment {
  if (!hasProgressDeadline(deployment.spec)) {
    return deployment;
  }
  const condition = newDeploymentCondition('Progressing', status, reason, message, surroundings.now);
  const conditions = setDeploymentCondition(deployment.status.conditions, condition);
  if (conditions === deployment.status.conditions) {
    return deployment;
  }
  return { ...deployment, status: { ...deployment.status, conditions } };
}

/** Writes a Deployment that is not the controller's copy any more. */
function write(attempt: Attempt, next: Deployment): void {
  if (next !== attempt.deployment) {
    attempt.deployment = next;
    attempt.updateStatus(next.status);
  }
}
