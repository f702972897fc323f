import type { CheckResult } from '../../checks/run';
import type { Minor } from '../../kubernetes/minor';

/** What the checks found in manifests, as it is printed. */
export interface CheckReport extends CheckResult {
  /** The minor of the cluster that they are judged for. */
  readonly kubernetes: Minor;

  /** How many objects were judged. */
  readonly objects: number;
}
