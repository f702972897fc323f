import { HistoryError } from './error';
import type { History } from './history';
import { workloadName } from './name';

/**
 * Says that a history may be removed, with the config that it retains.
 * @param rendered the workload stands in the manifests still
 * @param released what stands at the merge base
 * @throws HistoryError while the workload is in the code, or its removal is not released
 */
export function assertForgettable(history: History, rendered: boolean, released?: History): void {
  const name = workloadName(history.workload);
  if (rendered || !history.left) {
    const fix = 'take it out of the code and synthesize first';
    throw new HistoryError('still-rendered', `${name} is still in the code`, fix);
  }
  if (released !== undefined && !released.left) {
    throw new HistoryError(
      'still-rendered',
      `${name} left the code, but that is not released yet`,
      'forget it once the change that removes it is merged: until then its pods may still need their config',
    );
  }
}
