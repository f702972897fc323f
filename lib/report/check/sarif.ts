import { fingerprints } from '../../checks/baseline';
import type { Check } from '../../checks/check';
import type { Finding, Severity } from '../../checks/finding';
import { escapeUnprintable } from '../printable';
import { fullName } from '../words/object-name';
import { valueText } from '../words/value';
import type { CheckReport } from './report';

/** GitHub shows so many results, the first of a run. */
const MOST = 5_000;

const PAGES = 'https://github.com/cdk8s-rollout/cdk8s-rollout/blob/main/docs/reference/checks';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** How many findings have no place in the SARIF file. */
export function leftOut({ findings }: CheckReport): number {
  return Math.max(0, findings.length - MOST);
}

/**
 * What checks found as SARIF 2.1.0, which GitHub shows beside the lines. What a suppression or a baseline answers is
 * left out, and so is what is over 5,000, of which a notification tells.
 * @param checks all that there are: each is a rule
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function checkSarif(report: CheckReport, checks: readonly Check[]): string {
  const indexes = new Map(checks.map(({ id }, index) => [id, index]));
  const prints = fingerprints(report.findings);
  const left = leftOut(report);
  const notification = {
    level: 'warning',
    message: { text: `${left} more findings are left out: a run shows ${MOST}.` },
  };
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cdk8s-rollout', informationUri: PAGES, rules: checks.map(ruleOf) } },
        invocations: [
          { executionSuccessful: true, ...(left > 0 ? { toolExecutionNotifications: [notification] } : {}) },
        ],
        columnKind: 'utf16CodeUnits',
        results: report.findings
          .slice(0, MOST)
          .map((finding) => resultOf(finding, indexes.get(finding.id) ?? -1, prints.get(finding) ?? '')),
      },
    ],
  };
  return `${escapeUnprintable(JSON.stringify(log, undefined, 2))}\n`;
}

function ruleOf({ id, summary, severity, area }: Check): object {
  return {
    id,
    shortDescription: { text: `${summary[0]?.toUpperCase()}${summary.slice(1)}.` },
    helpUri: `${PAGES}/${id}.md`,
    help: { text: `cdk8s-rollout explain ${id}` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [area] },
  };
}

function resultOf(
  { id, severity, object, file, line, path, value, message, fix }: Finding,
  ruleIndex: number,
  print: string,
): object {
  const found = value === undefined ? '' : `, found ${valueText(value)}`;
  const where = `${fullName(object)}${path === undefined ? '' : ` at ${path}`}${found}`;
  const name = [fullName(object), ...(path === undefined ? [] : [path])].join(' ');
  const physical = {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file ?? '-'), uriBaseId: '%SRCROOT%' },
      region: { startLine: line ?? 1 },
    },
  };
  return {
    ruleId: id,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${where}: ${message}.${fix === undefined ? '' : ` To do: ${fix}.`}` },
    locations: [{ ...physical, logicalLocations: [{ fullyQualifiedName: name, kind: 'resource' }] }],
    partialFingerprints: { 'cdk8sRolloutFinding/v1': print },
  };
}

/** A path as a relative URI. */
function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
