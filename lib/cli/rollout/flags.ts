import type { WorkloadFlags } from '../workload/flags';

/** The flags of all commands that change a history, see `flags/synthesis.ts`. */
export interface EditFlags extends WorkloadFlags {
  /** False for `--no-synth`. */
  readonly synth: boolean;
  readonly app?: string;
  readonly commit?: boolean;
}
