import type { JsonObject } from '../../kubernetes/value';
import type { ServiceUse } from '../needs';
import { nameOf } from '../side';

/**
 * The Services that select the pods of a workload.
 * @param before those of the base, that select what runs
 * @param after those of the head, that select what it becomes
 */
export function serviceUses(before: readonly JsonObject[], after: readonly JsonObject[]): readonly ServiceUse[] {
  const [old, now] = [new Set(before.map(nameOf)), new Set(after.map(nameOf))];
  return [...new Set([...old, ...now])]
    .sort()
    .map((name) => ({ name, selectsOld: old.has(name), selectsNew: now.has(name) }));
}
