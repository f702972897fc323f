import type { ObjectReference } from '../plan/object-reference';
import type { Plan } from '../plan/plan';
import { keyOf } from './object-key';

/** Tells which objects a plan changes, or would if the API server let it. */
export function changedBy({ workloads, objects }: Plan): (object: ObjectReference) => boolean {
  const changed = new Set([...workloads.filter(({ verdict }) => verdict !== 'unchanged'), ...objects].map(keyOf));
  return (object) => changed.has(keyOf(object));
}
