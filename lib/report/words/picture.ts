import type { Cause } from '../../plan/cause';
import type { WorkloadPlan } from '../../plan/workload';
import { changeLines } from './change';
import type { Line } from './line';
import { fullName } from './object-name';
import { ending, extent } from './timeline';

/** A line without its weights, for where there are none. */
export function plainText(line: Line): string {
  return line.map((part) => (typeof part === 'string' ? part : 'words' in part ? part.words : part.text)).join('');
}

/** The first line of a cause. */
export function causeText(cause: Cause): string {
  const [first = []] = changeLines(cause);
  return plainText(first);
}

/** What a picture of a workload shows, for those who do not see it; short, without its name. */
export function picturedText(workload: WorkloadPlan, form: 'full' | 'short' = 'full'): string {
  const { timeline, verdict } = workload;
  if (timeline === undefined) {
    return '';
  }
  const says = [plainText(extent(timeline)), plainText(ending(timeline))];
  return form === 'short' ? says.join(' · ') : `${fullName(workload)}, ${verdict}: ${says.join(', ')}.`;
}
