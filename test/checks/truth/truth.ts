import type { CheckId } from '../../../lib/checks/registry';
import type { Minor } from '../../../lib/kubernetes/minor';
import type { Judged } from '../judge';
import type { Trial } from './trial';

/** What is seen at a moment. */
export type Look = () => unknown;

/** Does with manifests what brings the claim of a rule about; gives a look at what has come of it. */
export type See = (trial: Trial) => Promise<Look>;

/** What is seen of manifests that a rule finds, and of those that it does not. */
export interface Truth {
  /** Says what is seen of the bad ones. */
  readonly what: string;
  readonly see: See;
  readonly bad: unknown;
  readonly good: unknown;

  /** @default - the manifests of the rule's page */
  readonly given?: { readonly bad: Judged; readonly good: Judged };

  /** @default - the newest that can be built */
  readonly minor?: Minor;
}

/** Truths by the rules that claim them. */
export type Truths = { readonly [Id in CheckId]?: readonly Truth[] };
