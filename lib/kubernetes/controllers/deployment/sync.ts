import type { Minor } from '../../minor';
import { Attempt, SyncError } from './attempt';
import { cleanupDeployment } from './cleanup';
import { getAllReplicaSetsAndSyncRevision } from './new-replica-set';
import { checkPausedConditions } from './paused';
import { rolloutRecreate } from './recreate';
import { rolloutRolling } from './rolling';
import { isScalingEvent, scale } from './scale';
import type { DeploymentState } from './state';
import { calculateStatus, sameStatus } from './status';

/** What a sync depends on beside the state. */
export interface DeploymentSurroundings {
  /** The time in milliseconds. */
  readonly now: number;

  /** The minor of the controller. Rules are those of 1.36; `terminatingReplicas` exists from 1.35. */
  readonly minor: Minor;

  /**
   * The name of the ReplicaSet that would be made for a template.
   * @param collisionCount the Deployment's `status.collisionCount`
   */
  replicaSetName(template: string, collisionCount: number | undefined): string;

  /**
   * Why the API server refuses to create a ReplicaSet (a quota, an admission webhook), in its words.
   * @default - it accepts
   */
  readonly refusal?: string;
}

/** What one sync comes to. */
export interface DeploymentSync {
  /** The state after the sync's writes; the very same value when it wrote nothing. */
  readonly state: DeploymentState;

  /**
   * The state after each of its writes, in order, the last as above. It may give an old ReplicaSet two sizes one after
   * the other, and the ReplicaSet controller may act on the first.
   */
  readonly writes: readonly DeploymentState[];

  /** The events of reason ScalingReplicaSet, such as `Scaled up replica set web-5d4f8 from 0 to 3`, in order. */
  readonly events: readonly string[];

  /**
   * Milliseconds after which the controller looks again though nothing changed, to see whether the progress deadline is
   * over. Every write of a ReplicaSet or the Deployment, by whomever, also makes it look again at once.
   * @default - it does not
   */
  readonly requeueAfter?: number;

  /**
   * Why the sync broke off. What it wrote before stands, and it is tried again at once: client-go waits 5 ms, twice as
   * long each time. A conflict, which is common, means that the sync wrote one object twice.
   * @default - it did not
   */
  readonly error?: string;
}

/**
 * Exactly one sync of the Deployment controller, which sees all that was written before. A paused or scaled Deployment
 * is only scaled; any other rolls.
 *
 * Not modelled: the annotation `deprecated.deployment.rollback.to`, ReplicaSets that wait for finalizers, and adoption.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/deployment_controller.go#L589
 */
export function syncDeployment(state: DeploymentState, surroundings: DeploymentSurroundings): DeploymentSync {
  const attempt = new Attempt(state, surroundings);
  try {
    const requeueAfter = run(attempt);
    const { stored, writes, events } = attempt;
    return { state: stored, writes, events, ...(requeueAfter === undefined ? {} : { requeueAfter }) };
  } catch (error) {
    if (error instanceof SyncError) {
      const { stored, writes, events } = attempt;
      return { state: stored, writes, events, error: error.message };
    }
    throw error;
  }
}

function run(attempt: Attempt): number | undefined {
  checkPausedConditions(attempt);
  const { spec } = attempt.deployment;
  if (spec.paused || isScalingEvent(attempt)) {
    sync(attempt);
    return undefined;
  }
  return spec.strategy.type === 'Recreate' ? rolloutRecreate(attempt) : rolloutRolling(attempt);
}

/**
 * A sync that only scales, and, while the Deployment is paused, removes old ReplicaSets. It makes no new ReplicaSet and
 * leaves the condition Progressing alone.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L57
 */
function sync(attempt: Attempt): void {
  const { newReplicaSet, old } = getAllReplicaSetsAndSyncRevision(attempt);
  scale(attempt, newReplicaSet, old);
  if (attempt.deployment.spec.paused) {
    cleanupDeployment(attempt, old);
  }
  const { deployment } = attempt;
  const { minor, now } = attempt.surroundings;
  const status = calculateStatus([...old, newReplicaSet], newReplicaSet, deployment, minor, now);
  if (!sameStatus(deployment.status, status)) {
    attempt.updateStatus(status);
  }
}
