import { HistoryError } from './error';
import type { History } from './history';
import { resourceName } from './name';

/**
 * Takes changes in without rolling them out, until `resume`.
 * @param inCode the code says so already
 * @throws HistoryError with kubectl's words for what is paused already, and for kinds that cannot be
 */
export function pause(history: History, inCode = false): History {
  if (history.workload.kind !== 'Deployment') {
    throw new HistoryError('not-supported', `${resourceName(history.workload)} pausing is not supported`);
  }
  if (inCode || history.desired.paused) {
    throw new HistoryError('already-paused', `${resourceName(history.workload)} is already paused`);
  }
  return { ...history, desired: { ...history.desired, paused: true } };
}

/**
 * Rolls out what was taken in.
 * @param inCode the code says `paused: true`, which no command can take back
 * @throws HistoryError with kubectl's words for what is not paused, and for kinds that cannot be
 */
export function resume(history: History, inCode = false): History {
  const name = resourceName(history.workload);
  if (history.workload.kind !== 'Deployment') {
    throw new HistoryError('not-supported', `${name} resuming is not supported`);
  }
  if (inCode) {
    throw new HistoryError('paused-in-code', `${name} is paused in the code`, 'take `paused: true` out of the code');
  }
  const { paused, ...desired } = history.desired;
  if (!paused) {
    throw new HistoryError('not-paused', `${name} is not paused`);
  }
  return { ...history, desired };
}
