import type { Finding, Severity } from '../../checks/finding';
import { SEVERITIES } from '../../checks/finding';
import type { Plan } from '../../plan/plan';
import { VERDICTS, type Verdict } from '../../plan/verdict';
import { count } from './count';

const NOUNS: Readonly<Record<Verdict, readonly [one: string, many: string]>> = {
  refused: ['refused', 'refused'],
  delete: ['deletion', 'deletions'],
  create: ['creation', 'creations'],
  rollback: ['rollback', 'rollbacks'],
  rollout: ['rollout', 'rollouts'],
  restart: ['restart', 'restarts'],
  scale: ['scaled', 'scaled'],
  pause: ['paused', 'paused'],
  resume: ['resumed', 'resumed'],
  update: ['update', 'updates'],
  unchanged: ['unchanged', 'unchanged'],
};

/** A number of verdicts: `2 rollouts`. */
export function verdictCount(verdict: Verdict, number: number): string {
  return count(number, ...NOUNS[verdict]);
}

/** How many workloads and other objects get each verdict that any gets, the gravest first. */
export function verdictCounts({ summary }: Plan): readonly (readonly [Verdict, number])[] {
  const objects: Readonly<Partial<Record<Verdict, number>>> = summary.objects;
  return VERDICTS.map((verdict) => [verdict, summary.workloads[verdict] + (objects[verdict] ?? 0)] as const).filter(
    ([, number]) => number > 0,
  );
}

/** What changes, in their order: `1 rollout, 2 updates`, or that nothing does. */
export function changesText(counts: readonly (readonly [Verdict, number])[]): string {
  const changes = counts.filter(([verdict]) => verdict !== 'unchanged');
  return changes.length === 0
    ? 'nothing changes'
    : changes.map(([verdict, number]) => verdictCount(verdict, number)).join(', ');
}

/** How many findings there are of each severity that has any. */
function severityCounts(findings: readonly Finding[]): readonly (readonly [Severity, number])[] {
  return SEVERITIES.map(
    (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
  ).filter(([, number]) => number > 0);
}

/** How much was found: `1 error, 2 warnings, 3 info`; empty where nothing was. */
export function findingsText(findings: readonly Finding[]): string {
  return severityCounts(findings)
    .map(([severity, number]) => (severity === 'info' ? `${number} info` : count(number, severity)))
    .join(', ');
}

/** The plan in one line: `Plan: 1 refused, 1 rollout, 2 updates; 1 warning`. */
export function summaryLine(plan: Plan, findings: readonly Finding[] = []): string {
  const found = findingsText(findings);
  return ['Plan: ', changesText(verdictCounts(plan)), ...(found === '' ? [] : ['; ', found])].join('');
}
