import type { ObjectReference } from './object-reference';

/** What the history says of workloads. */
export interface Past {
  /** Undefined for a workload without history. */
  of(workload: ObjectReference): WorkloadPast | undefined;
}
