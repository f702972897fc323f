import { object } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';
import type { Problem } from '../error';

const COUNTS: readonly (readonly string[])[] = [
  ['replicas'],
  ['minReadySeconds'],
  ['progressDeadlineSeconds'],
  ['revisionHistoryLimit'],
  ['ordinals', 'start'],
  ['updateStrategy', 'rollingUpdate', 'partition'],
];

/** Sizes and seconds that cannot be, alone or together. */
export function countProblems(spec: JsonObject): readonly Problem[] {
  const problems = COUNTS.flatMap((path): Problem[] => {
    const value = object(spec, ...path.slice(0, -1))[path.at(-1) ?? ''];
    return value === undefined || isCount(value)
      ? []
      : [{ message: `spec.${path.join('.')} is no count`, value, allowed: 'whole numbers from 0 to 2147483647' }];
  });
  const { minReadySeconds = 0, progressDeadlineSeconds } = spec;
  if (isCount(progressDeadlineSeconds) && isCount(minReadySeconds) && progressDeadlineSeconds <= minReadySeconds) {
    return [
      ...problems,
      {
        message: 'progressDeadline must be greater than minReady, or no rollout could ever succeed',
        value: `progressDeadline ${progressDeadlineSeconds}s, minReady ${minReadySeconds}s`,
        allowed: `progressDeadline of ${minReadySeconds + 1}s or more`,
        fix: 'raise progressDeadline or lower minReady',
      },
    ];
  }
  return problems;
}

/** Whether Kubernetes takes it as a count: a whole number of 32 bits that is not negative. */
export function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2147483647;
}
