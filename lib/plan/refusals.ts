import type { Application } from './application';
import type { Pair } from './pair';
import type { PlanRefusal } from './refusal';
import { remedyOf } from './remedy';

/** What the API server refuses of one object, with the way out. */
export function planRefusals({ reference, place }: Pair, { refusals }: Application): readonly PlanRefusal[] {
  return refusals.map((refusal) => ({
    object: reference,
    ...place,
    ...refusal,
    ...remedyOf(reference.kind, reference.name, refusal),
  }));
}
