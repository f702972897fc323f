import { object } from '../../kubernetes/json';
import type { Minor } from '../../kubernetes/minor';
import type { Problem } from '../error';
import { countProblems } from './counts';
import { fieldProblems } from './fields';
import { nameProblems, sleepProblems } from './pod';
import { selectorProblems } from './selector';
import { strategyProblems } from './strategy';

/** What the API server of a minor would refuse of a workload as it is rendered, or drop without a word. */
export function workloadProblems(workload: object, minor: Minor): readonly Problem[] {
  const spec = object(workload, 'spec');
  return [
    ...causeProblems(workload),
    ...countProblems(spec),
    ...strategyProblems(spec),
    ...selectorProblems(spec),
    ...nameProblems(object(spec, 'template', 'spec')),
    ...sleepProblems(object(spec, 'template', 'spec')),
    ...fieldProblems(workload, minor),
  ];
}

function causeProblems(workload: object): readonly Problem[] {
  const cause = object(workload, 'metadata', 'annotations')['kubernetes.io/change-cause'];
  return typeof cause === 'string' && /\p{Cc}/u.test(cause)
    ? [
        {
          message: 'the change cause is not one line of text',
          value: cause,
          allowed: 'no control characters',
          fix: 'write it in one line',
        },
      ]
    : [];
}
