import type { Finding } from '../../checks/finding';
import type { Plan } from '../../plan/plan';

/** A plan as it is printed: with what the checks found in it. */
export interface PlanDocument extends Plan {
  /** What the checks found, the gravest first. */
  readonly findings: readonly Finding[];
}
