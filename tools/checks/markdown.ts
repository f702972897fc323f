import { AREAS, type Check } from '../../lib/checks/check';
import { CHECKS } from '../../lib/checks/registry';
import { UNHELD } from '../../test/checks/truth/unheld';
import { countLines } from './counts';

/** The list of all checks, below the repository. */
export const CHECKS_FILE = 'docs/reference/checks/README.md';

const ALL: readonly Check[] = CHECKS;
const unheld: Readonly<Record<string, string>> = UNHELD;

/** The list of all checks as Markdown, made from the registry. */
export function checksReference(): string {
  return `${[
    '# Checks',
    '',
    'What `cdk8s-rollout check` looks for, and `plan` in what it plans. `cdk8s-rollout explain ID` prints the page of a',
    'check: why, with manifests that are wrong and right. How to use them: [check manifests](../../how-to/check.md).',
    '',
    'A control plane of Kubernetes shows in the tests what most checks say: with the wrong manifests it happens, and not',
    'with the right ones. The last column names what else a check is held against, or why against nothing.',
    '',
    '<!-- Made from lib/checks by `npm run docs:checks`. -->',
    ...AREAS.flatMap(areaLines),
    '',
    '## How much they find',
    '',
    'Findings in manifests as well-known charts render them: controllers of ingress, certificates, monitoring and storage,',
    'databases, caches and brokers, a mesh, a vault, a GitOps server, jobs, apps with sidecars, and one app that has all it',
    'needs. Each finding has the reason why it is right in `test/checks/false-alarms`, where a test fails for one too many',
    'or too few. Where a finding was wrong or of no use, the check was mended, and its page says what it leaves out.',
    '',
    ...countLines(),
  ].join('\n')}\n`;
}

function areaLines(area: Check['area']): readonly string[] {
  const checks = ALL.filter((check) => check.area === area);
  return [
    '',
    `## ${area[0]?.toUpperCase()}${area.slice(1)}`,
    '',
    '| check | severity | finds | judges | held against |',
    '| :---- | :------- | :---- | :----- | :----------- |',
    ...checks.map(
      ({ id, severity, summary, needs }) =>
        `| [${id}](${id}.md) | ${severity} | ${summary} | ${needs === 'change' ? 'a change' : 'manifests'} | ${unheld[id] ?? 'a control plane'} |`,
    ),
  ];
}
