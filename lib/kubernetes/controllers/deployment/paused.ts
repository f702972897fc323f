import type { Attempt } from './attempt';
import { getDeploymentCondition, newDeploymentCondition, setDeploymentCondition } from './conditions';
import { hasProgressDeadline } from './progress';

/**
 * Notes in the condition Progressing that the Deployment was paused or resumed, so that the pause does not count against
 * the deadline. A rollout that was late stays so.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L82
 */
export function checkPausedConditions(attempt: Attempt): void {
  const { spec, status } = attempt.deployment;
  const reason = getDeploymentCondition(status.conditions, 'Progressing')?.reason;
  if (!hasProgressDeadline(spec) || reason === 'ProgressDeadlineExceeded') {
    return;
  }
  if (spec.paused !== (reason === 'DeploymentPaused')) {
    const { now } = attempt.surroundings;
    const condition = spec.paused
      ? newDeploymentCondition('Progressing', 'Unknown', 'DeploymentPaused', 'Deployment is paused', now)
      : newDeploymentCondition('Progressing', 'Unknown', 'DeploymentResumed', 'Deployment is resumed', now);
    attempt.updateStatus({ ...status, conditions: setDeploymentCondition(status.conditions, condition) });
  }
}
