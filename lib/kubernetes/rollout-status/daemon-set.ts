import type { DaemonSet } from '../controllers/daemon-set/state';
import type { RolloutStatus } from './status';

/**
 * What `kubectl rollout status` says of a DaemonSet: the first of these that holds. Other strategies than RollingUpdate
 * are an error.
 * @see https://github.com/kubernetes/kubectl/blob/v0.36.3/pkg/polymorphichelpers/rollout_status.go#L97
 */
export function daemonSetRolloutStatus({ name, generation, spec, status }: DaemonSet): RolloutStatus {
  if (spec.updateStrategy.type !== 'RollingUpdate') {
    return { message: '', done: true, error: 'rollout status is only available for RollingUpdate strategy type' };
  }
  if (generation > status.observedGeneration) {
    return waiting('Waiting for daemon set spec update to be observed...');
  }
  const { updatedNumberScheduled, desiredNumberScheduled, numberAvailable } = status;
  const wait = `Waiting for daemon set "${name}" rollout to finish:`;
  if (updatedNumberScheduled < desiredNumberScheduled) {
    return waiting(`${wait} ${updatedNumberScheduled} out of ${desiredNumberScheduled} new pods have been updated...`);
  }
  if (numberAvailable < desiredNumberScheduled) {
    return waiting(`${wait} ${numberAvailable} of ${desiredNumberScheduled} updated pods are available...`);
  }
  return { message: `daemon set "${name}" successfully rolled out`, done: true };
}

function waiting(message: string): RolloutStatus {
  return { message, done: false };
}
