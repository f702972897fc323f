import type { JsonObject } from '../../kubernetes/value';
import type { ServiceUse } from '../needs';
import { nameOf } from '../side';

/** The Services that select the pods of a workload. */
export interface Selecting {
  /** Those of the base, that select what runs. */
  readonly before: readonly JsonObject[];

  /** Those of the head that select what runs, as long as it does. */
  readonly meanwhile: readonly JsonObject[];

  /** Those of the head, that select what it becomes. */
  readonly after: readonly JsonObject[];
}

/** The Services that select the pods of a workload, and which of them once the change is applied. */
export function serviceUses({ before, meanwhile, after }: Selecting): readonly ServiceUse[] {
  const [old, now] = [new Set(meanwhile.map(nameOf)), new Set(after.map(nameOf))];
  return [...new Set([...before.map(nameOf), ...old, ...now])]
    .sort()
    .map((name) => ({ name, selectsOld: old.has(name), selectsNew: now.has(name) }));
}
