import type { IConstruct } from 'constructs';
import type { Minor } from '../kubernetes/minor';

/** For which minor is synthesized where nobody says. */
export const DEFAULT_MINOR: Minor = '1.36';

/** What an App says to the constructs in it. */
export interface AppOptions {
  /** The Kubernetes minor of the cluster. */
  readonly kubernetes: Minor;

  /**
   * Names, selectors, labels and defaults stay as cdk8s-plus makes them.
   * @default - this library's own
   */
  readonly compatibility?: 'cdk8s-plus';
}

const OPTIONS = Symbol.for('cdk8s-rollout.options');

/** Lets the constructs below an app know its options. */
export function setOptions(app: IConstruct, options: AppOptions): void {
  Object.defineProperty(app, OPTIONS, { value: options });
}

/** For which minor a construct is synthesized; the default where its root is not an App of this library. */
export function minorOf(construct: IConstruct): Minor {
  return optionsOf(construct).kubernetes;
}

/** Whether a construct is to stay as cdk8s-plus makes it. */
export function compatibilityOf(construct: IConstruct): AppOptions['compatibility'] {
  return optionsOf(construct).compatibility;
}

function optionsOf(construct: IConstruct): AppOptions {
  const root = construct.node.root as IConstruct & { readonly [OPTIONS]?: AppOptions };
  return root[OPTIONS] ?? { kubernetes: DEFAULT_MINOR };
}
