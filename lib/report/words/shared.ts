import type { Finding } from '../../checks/finding';
import type { NotJudged } from '../../kubernetes/validation/errors';
import type { OtherApply, PlanRefusal } from '../../plan/refusal';
import { foreign, type Line, mark } from './line';
import { valueText } from './value';

/** What the API server refuses, with what to do and what that costs. */
export function refusalLines(refusals: readonly PlanRefusal[]): readonly Line[] {
  return refusals.flatMap(({ path, message, fix, cost }) => [
    [foreign(path), ': ', foreign(message, 'message')],
    ...(fix === undefined ? [] : [['  to do: ', foreign(fix, 'message')]]),
    ...(cost === undefined ? [] : [['  costs: ', foreign(cost, 'message')]]),
  ]);
}

/** What the other way of applying comes to. */
export function otherwise(other: OtherApply | undefined): readonly Line[] {
  if (other === undefined) {
    return [];
  }
  const way = other.apply === 'server' ? 'with --server-side' : 'without --server-side';
  return [
    [`${way}: `, mark('strong', other.changes.join(', '))],
    ...other.refusals.map(({ path, message }): Line => ['  ', foreign(path), ': ', foreign(message, 'message')]),
    ...other.differences.map((difference): Line => ['  ', foreign(difference, 'message')]),
  ];
}

/** What the model does not hold. */
export function unjudged(notJudged: readonly NotJudged[]): readonly Line[] {
  return notJudged.map(({ path, reason }) =>
    path === '' ? [foreign(reason, 'message')] : [foreign(path), ': ', foreign(reason, 'message')],
  );
}

/** What checks found. */
export function findingLines(findings: readonly Finding[]): readonly Line[] {
  return findings.flatMap((finding) => [
    findingLine(finding),
    ...(finding.fix === undefined ? [] : [toDoLine(finding.fix)]),
  ]);
}

/** What a check found, without what to do about it. */
export function findingLine({ id, severity, path, value, message }: Finding): Line {
  return [
    severity === 'info' ? severity : mark('bad', severity),
    ' ',
    foreign(id),
    ...(path === undefined ? [] : [' at ', foreign(path)]),
    ...(value === undefined ? [] : [', found ', foreign(valueText(value))]),
    ': ',
    foreign(message, 'message'),
  ];
}

/** What to do about a finding. */
export function toDoLine(fix: string): Line {
  return ['  to do: ', foreign(fix, 'message')];
}
