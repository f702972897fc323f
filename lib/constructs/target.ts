import type { IConstruct } from 'constructs';
import { RolloutError } from './error';

/** What charts are applied to where nobody says. */
const DEFAULT_TARGET = 'default';

const TARGET = Symbol.for('cdk8s-rollout.target');
const LONGEST = 63;

type Targeted = IConstruct & { readonly [TARGET]?: string };

/**
 * Says what a chart is applied to, when one App holds several: `setTarget(chart, 'prod')`. Objects of different targets
 * may have the same kind, namespace and name. What stands inside is applied to the same, unless it says otherwise.
 *
 * @param scope the chart; for a whole App rather `new App({ target })`
 * @param target small letters, digits, `-` and `.`, at most 63 characters
 * @throws RolloutError for any other text
 */
export function setTarget(scope: IConstruct, target: string): void {
  if (target.length > LONGEST || !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(target)) {
    throw new RolloutError([
      {
        path: scope.node.path,
        message: 'this target cannot be used: it becomes the name of a folder',
        value: target,
        allowed: `small letters, digits, - and . between them, at most ${LONGEST} characters`,
      },
    ]);
  }
  Object.defineProperty(scope, TARGET, { value: target, configurable: true });
}

/** What a construct is applied to: what its chart, a chart around that or its App says, else `default`. */
export function targetOf(construct: IConstruct): string {
  for (let scope: Targeted | undefined = construct; scope !== undefined; scope = scope.node.scope) {
    const target = scope[TARGET];
    if (target !== undefined) {
      return target;
    }
  }
  return DEFAULT_TARGET;
}
