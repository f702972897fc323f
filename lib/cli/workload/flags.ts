/** The flags that say which workloads are meant, see `flags/workload.ts`. */
export interface WorkloadFlags {
  readonly namespace?: string;
  readonly target?: string;
  readonly filename: readonly string[];
  readonly selector?: string;
}
