import { valueAt } from '../kubernetes/json';
import type { Found } from './check';
import type { Member } from './manifests/member';

/** The value of a finding about a field outside of lists: what is written there, and none where a default fills it in. */
export function standing({ object }: Member, path: string): Pick<Found, 'value'> {
  const value = valueAt(object, ...path.split('.'));
  return value === undefined || value === null ? {} : { value };
}
