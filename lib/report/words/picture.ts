import type { Cause } from '../../plan/cause';
import type { WorkloadPlan } from '../../plan/workload';
import { changeLines } from './change';
import { fullName } from './object-name';
import { plainText } from './plain';
import { ending, extent } from './timeline';

/** The first line of a cause. */
export function causeText(cause: Cause): string {
  const [first = []] = changeLines(cause);
  return plainText(first);
}

/** What a picture of a workload shows, for those who do not see it. */
export function picturedText(workload: WorkloadPlan): string {
  const { timeline, verdict } = workload;
  return timeline === undefined
    ? ''
    : `${fullName(workload)}, ${verdict}: ${plainText(extent(timeline))}, ${plainText(ending(timeline))}.`;
}
