import { HistoryError } from './error';
import type { History } from './history';
import { resourceName } from './name';

/** The annotation of the pod template that a restart sets, as kubectl does. */
export const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

/**
 * Exchanges all pods without another change.
 * @param at now, as RFC 3339 to the second, for this knows no clock
 * @param paused the workload is paused, by a command or in the code; by default what the history says
 * @throws HistoryError with kubectl's words for a paused workload, and for a second restart within a second
 */
export function restart(history: History, at: string, paused = history.desired.paused === true): History {
  const { workload, desired } = history;
  if (paused) {
    throw new HistoryError(
      'paused',
      `${resourceName(workload)} can't restart paused deployment (run rollout resume first)`,
    );
  }
  if (desired.restartedAt === at || desired.hold?.restartedAt === at) {
    throw new HistoryError(
      'restarted-just-now',
      `failed to create patch for ${workload.name}: if restart has already been triggered within the past second, please wait before attempting to trigger another`,
    );
  }
  const hold = desired.hold && { hold: { ...desired.hold, restartedAt: at } };
  return { ...history, desired: { ...desired, restartedAt: at, ...hold } };
}
