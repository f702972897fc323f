import { getDeploymentCondition } from '../controllers/deployment/conditions';
import { REVISION, revision as revisionOf } from '../controllers/deployment/revision';
import type { Deployment } from '../controllers/deployment/state';
import type { RolloutStatus } from './status';

/**
 * What `kubectl rollout status` says of a Deployment: the first of these that holds. A paused one is judged like any
 * other, so that one whose template has not rolled is waited for without end.
 * @param revision of the flag `--revision`; 0 means any
 * @see https://github.com/kubernetes/kubectl/blob/v0.36.3/pkg/polymorphichelpers/rollout_status.go#L59
 */
export function deploymentRolloutStatus(deployment: Deployment, revision = 0): RolloutStatus {
  const { name, annotations, generation, spec, status } = deployment;
  const running = revisionOf(annotations);
  if (revision > 0 && running === undefined) {
    const reason = `strconv.ParseInt: parsing ${JSON.stringify(annotations[REVISION])}: invalid syntax`;
    return failed(`cannot get the revision of deployment "${name}": ${reason}`);
  }
  if (revision > 0 && running !== revision) {
    return failed(`desired revision (${revision}) is different from the running revision (${running})`);
  }
  if (generation > status.observedGeneration) {
    return waiting('Waiting for deployment spec update to be observed...');
  }
  if (getDeploymentCondition(status.conditions, 'Progressing')?.reason === 'ProgressDeadlineExceeded') {
    return failed(`deployment "${name}" exceeded its progress deadline`);
  }
  const { replicas, updatedReplicas, availableReplicas } = status;
  const wait = `Waiting for deployment "${name}" rollout to finish:`;
  if (updatedReplicas < spec.replicas) {
    return waiting(`${wait} ${updatedReplicas} out of ${spec.replicas} new replicas have been updated...`);
  }
  if (replicas > updatedReplicas) {
    return waiting(`${wait} ${replicas - updatedReplicas} old replicas are pending termination...`);
  }
  if (availableReplicas < updatedReplicas) {
    return waiting(`${wait} ${availableReplicas} of ${updatedReplicas} updated replicas are available...`);
  }
  return { message: `deployment "${name}" successfully rolled out`, done: true };
}

function waiting(message: string): RolloutStatus {
  return { message, done: false };
}

function failed(error: string): RolloutStatus {
  return { message: '', done: false, error };
}
