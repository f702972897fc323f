import { AREAS, type Check } from '../../lib/checks/check';
import { CHECKS } from '../../lib/checks/registry';

/** The list of all checks, below the repository. */
export const CHECKS_FILE = 'docs/reference/checks/README.md';

const ALL: readonly Check[] = CHECKS;

/** The list of all checks as Markdown, made from the registry. */
export function checksReference(): string {
  return `${[
    '# Checks',
    '',
    'What `cdk8s-rollout check` looks for, and `plan` in what it plans. `cdk8s-rollout explain ID` prints the page of a',
    'check: why, with manifests that are wrong and right. How to use them: [check manifests](../../how-to/check.md).',
    '',
    '<!-- Made from lib/checks by `npm run docs:checks`. -->',
    ...AREAS.flatMap(areaLines),
  ].join('\n')}\n`;
}

function areaLines(area: Check['area']): readonly string[] {
  const checks = ALL.filter((check) => check.area === area);
  return [
    '',
    `## ${area[0]?.toUpperCase()}${area.slice(1)}`,
    '',
    '| check | severity | finds | judges |',
    '| :---- | :------- | :---- | :----- |',
    ...checks.map(
      ({ id, severity, summary, needs }) =>
        `| [${id}](${id}.md) | ${severity} | ${summary} | ${needs === 'change' ? 'a change' : 'manifests'} |`,
    ),
  ];
}
