import type { History } from './history';
import type { Past } from './life';

/**
 * What becomes of a history whose workload is in the code no longer: it is kept, marked, until it is forgotten.
 * @returns undefined for a workload that was never released: then nothing is left of it
 */
export function leave({ released, found }: Past): History | undefined {
  if (released?.left && found?.left) {
    return found;
  }
  return released && { ...released, left: true, desired: {} };
}
