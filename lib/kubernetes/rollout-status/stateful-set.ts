import type { StatefulSet } from '../controllers/stateful-set/state';
import type { RolloutStatus } from './status';

/**
 * What `kubectl rollout status` says of a StatefulSet: the first of these that holds. With `rollingUpdate`, which
 * defaulting fills in, it looks at the partition and never at the revisions, so that it is done before the rollout is.
 * Other strategies than RollingUpdate are an error.
 * @see https://github.com/kubernetes/kubectl/blob/v0.36.3/pkg/polymorphichelpers/rollout_status.go#L125
 */
export function statefulSetRolloutStatus({ generation, spec, status }: StatefulSet): RolloutStatus {
  const { replicas, updateStrategy } = spec;
  if (updateStrategy.type !== 'RollingUpdate') {
    return { message: '', done: true, error: 'rollout status is only available for RollingUpdate strategy type' };
  }
  if (status.observedGeneration === 0 || generation > status.observedGeneration) {
    return waiting('Waiting for statefulset spec update to be observed...');
  }
  const { readyReplicas, updatedReplicas, currentReplicas, updateRevision, currentRevision } = status;
  if (readyReplicas < replicas) {
    return waiting(`Waiting for ${replicas - readyReplicas} pods to be ready...`);
  }
  if (updateStrategy.rollingUpdate !== undefined) {
    const wanted = replicas - updateStrategy.rollingUpdate.partition;
    return updatedReplicas < wanted
      ? waiting(
          `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${wanted} new pods have been updated...`,
        )
      : { message: `partitioned roll out complete: ${updatedReplicas} new pods have been updated...`, done: true };
  }
  return updateRevision !== currentRevision
    ? waiting(
        `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`,
      )
    : {
        message: `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`,
        done: true,
      };
}

function waiting(message: string): RolloutStatus {
  return { message, done: false };
}
