import { type JsonObject, own } from '../../kubernetes/value';
import type { Span } from '../workload';

const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** The change cause of the revision before and after. */
export function changeCauses(before: JsonObject | undefined, after: JsonObject | undefined): Span<string> {
  const [from, to] = [changeCauseOf(before), changeCauseOf(after)];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function changeCauseOf(workload: JsonObject | undefined): string | undefined {
  const cause = own(own(own(workload, 'metadata'), 'annotations'), CHANGE_CAUSE);
  return typeof cause === 'string' ? cause : undefined;
}
