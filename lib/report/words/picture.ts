import type { Cause } from '../../plan/cause';
import { changeLines } from './change';
import type { Item } from './items';
import type { Line } from './line';
import { fullName } from './object-name';
import { plainText } from './plain';
import { ending, extent } from './timeline';

/** The first line of a cause. */
export function causeLine(cause: Cause): Line {
  const [first = []] = changeLines(cause);
  return first;
}

/** What a picture of a workload shows, for those who do not see it. */
export function picturedText({ workload, obstacles }: Item): string {
  return workload?.timeline === undefined
    ? ''
    : `${fullName(workload)}, ${workload.verdict}: ${plainText(extent(workload.timeline))}, ${plainText(ending(workload.timeline, obstacles))}.`;
}
