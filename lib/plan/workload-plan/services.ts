import { mapSelects } from '../../kubernetes/selector';
import { type JsonObject, own } from '../../kubernetes/value';
import type { ServiceUse } from '../needs';
import { nameOf, podLabelsOf } from '../side';

/** What a workload and the Services of its namespace were and will be. */
export interface Served {
  readonly live: JsonObject | undefined;
  readonly next: JsonObject | undefined;
  readonly servicesBefore: readonly JsonObject[];
  readonly servicesAfter: readonly JsonObject[];
}

/** The Services that select the pods of a workload before or after; each is asked as it is after, if it is there then. */
export function serviceUses({ live, next, servicesBefore, servicesAfter }: Served): readonly ServiceUse[] {
  const after = new Map(servicesAfter.map((service) => [nameOf(service), service]));
  const before = new Map(servicesBefore.map((service) => [nameOf(service), service]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((name) => ({
      name,
      selectsOld: selectsPods(before.get(name), live),
      selectsNew: selectsPods(after.get(name), next),
    }))
    .filter(({ selectsOld, selectsNew }) => selectsOld || selectsNew);
}

/** Whether a Service selects a workload's pods. */
export function selectsPods(service: JsonObject | undefined, workload: JsonObject | undefined): boolean {
  return (
    service !== undefined &&
    workload !== undefined &&
    mapSelects(own(own(service, 'spec'), 'selector'), podLabelsOf(workload))
  );
}
