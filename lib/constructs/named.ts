import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { compatibilityOf } from './app-options';
import { type Problem, RolloutError } from './error';
import { type NameRule, nameProblem } from './names';

/** Props with the name of the object. */
export interface Named {
  readonly name?: string;
  readonly metadata?: ApiObjectMetadata;
}

/** The path that a construct will have. */
function pathOf(scope: Construct, id: string): string {
  return [scope.node.path, id].filter(Boolean).join('/');
}

/**
 * The props with their name where cdk8s looks for it.
 * @throws RolloutError without a name that the object can have; with `compatibility: "cdk8s-plus"`, cdk8s makes one up
 */
export function named<P extends Named>(scope: Construct, id: string, props: P, rule: NameRule = {}): P {
  const name = props.name ?? props.metadata?.name;
  if (compatibilityOf(scope) === 'cdk8s-plus' && props.name === undefined && !rule.required) {
    return props;
  }
  const problem = differentNames(props) ?? nameProblem(name, rule);
  if (problem) {
    throw new RolloutError([{ path: pathOf(scope, id), ...problem }]);
  }
  return { ...props, metadata: { ...props.metadata, name } };
}

function differentNames({ name, metadata }: Named): Problem | undefined {
  return name === undefined || metadata?.name === undefined || metadata.name === name
    ? undefined
    : { message: '`name` and `metadata.name` differ', value: [name, metadata.name], fix: 'leave `metadata.name` out' };
}
