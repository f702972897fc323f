import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { CheckId } from '../checks/registry';
import { RolloutError } from './error';

/**
 * Says that what a check finds in an object is right there: `cdk8s-rollout check` lists it as suppressed, with the
 * reason. It is an annotation on the object's own metadata, so that it starts no rollout.
 *
 * @param construct the object, or the construct that makes it, such as a Deployment
 * @param check the check's id, `no-prestop`
 * @param reason why, for the next reader
 * @throws RolloutError for a check that there is not, without a reason, and for a construct that makes no object
 */
export function ignoreCheck(construct: IConstruct, check: CheckId, reason: string): void {
  const { path } = construct.node;
  const { CHECK_IDS } = require('../checks/registry') as typeof import('../checks/registry');
  if (!CHECK_IDS.has(check)) {
    const { nearest } = require('../checks/nearest') as typeof import('../checks/nearest');
    const near = nearest(String(check), [...CHECK_IDS]);
    const fix = near === undefined ? 'cdk8s-rollout explain lists them all' : `did you mean ${near}?`;
    throw new RolloutError([{ path, message: 'ignoreCheck: there is no such check', value: check, fix }]);
  }
  if (typeof reason !== 'string' || reason.trim() === '') {
    const fix = 'say why this is right here: the next one who reads it wants to know';
    throw new RolloutError([
      { path, message: `ignoreCheck: ${check} is ignored without a reason`, value: reason, fix },
    ]);
  }
  objectOf(construct).metadata.addAnnotation(`cdk8s-rollout/ignore.${check}`, reason);
}

function objectOf(construct: IConstruct): ApiObject {
  try {
    return ApiObject.of(construct);
  } catch {
    const fix = 'give it the construct that makes the object, such as the Deployment';
    throw new RolloutError([
      { path: construct.node.path, message: 'ignoreCheck: this construct makes no object of its own', fix },
    ]);
  }
}
