import type { Minor } from '../kubernetes/minor';
import type { Plan } from '../plan/plan';
import type { Manifests } from './manifests/manifests';

/** What the rules judge. */
export interface CheckContext {
  /** The minor of the cluster. */
  readonly minor: Minor;

  /** The manifests that are judged. */
  readonly head: Manifests;

  /**
   * What applying them changes.
   * @default - there is no base
   */
  readonly change?: Plan;

  /** The ids of all checks. */
  readonly ids: ReadonlySet<string>;
}
