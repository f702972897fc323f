import { type Finding, SEVERITIES, type Severity } from '../../checks/finding';

/** From which severity on a command fails. */
export type FailOn = Severity | 'none';

/** Whether a finding is as grave as that, or graver. */
export function fails(findings: readonly Finding[], failOn: FailOn): boolean {
  const grave = failOn === 'none' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return findings.some(({ severity }) => grave.includes(severity));
}
