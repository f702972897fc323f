import { object } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';
import type { Problem } from '../error';
import { isCount } from './counts';

/** Rolling updates that the API server refuses. */
export function strategyProblems(spec: JsonObject): readonly Problem[] {
  const bounds = object(spec, 'strategy', 'rollingUpdate');
  const rolling = Object.keys(bounds).length > 0 ? bounds : object(spec, 'updateStrategy', 'rollingUpdate');
  const problems = (['maxSurge', 'maxUnavailable'] as const).flatMap((key) => boundProblems(key, rolling[key]));
  const { maxSurge, maxUnavailable } = rolling;
  if (isZero(maxSurge) && isZero(maxUnavailable)) {
    problems.push({
      message: 'maxSurge and maxUnavailable are both zero: no pod could ever be exchanged',
      value: { maxSurge, maxUnavailable },
      allowed: 'at least one of them above zero',
      fix: 'maxSurge 1 to add before removing, or maxUnavailable 1 to remove before adding',
    });
  } else if ('updateStrategy' in spec && maxSurge !== undefined && !isZero(maxSurge) && !isZero(maxUnavailable)) {
    problems.push({
      message: 'a DaemonSet either surges or makes pods unavailable',
      value: { maxSurge, maxUnavailable },
      allowed: 'one of the two zero',
      fix: 'leave maxUnavailable out',
    });
  }
  return problems;
}

/** What is wrong with a bound of a rolling update or a disruption budget. */
export function boundProblems(key: 'maxSurge' | 'maxUnavailable' | 'minAvailable', value: unknown): Problem[] {
  if (value === undefined || isCount(value)) {
    return [];
  }
  // The API server lets a surge be over 100 %, and so do we.
  const most = key === 'maxSurge' ? Number.POSITIVE_INFINITY : 100;
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  if (percent !== undefined && Number(percent) <= most) {
    return [];
  }
  const allowed = `a whole number from 0, or a whole percentage from 0%${most === 100 ? ' to 100%' : ''}`;
  return [{ message: `${key} is neither a count nor a percentage that can be`, value, allowed }];
}

function isZero(value: unknown): boolean {
  return value === 0 || (typeof value === 'string' && /^0+%$/.test(value));
}
