import { HistoryError } from './error';
import type { History } from './history';
import { workloadName } from './name';

/**
 * Ends a hold: the code is rendered again.
 * @throws HistoryError when there is none
 */
export function release(history: History): History {
  const { hold, ...desired } = history.desired;
  if (hold === undefined) {
    throw new HistoryError('not-held', `${workloadName(history.workload)} is not held`);
  }
  return { ...history, desired };
}
