import { SEVERITIES } from '../../checks/finding';
import { escapeUnprintable } from '../printable';
import type { CheckReport } from './report';

/** The version of the form. Fields may be added to it; none is taken away or gets another meaning. */
const API_VERSION = 'cdk8s-rollout/v1';

/** What checks found as JSON. The same manifests give the same bytes. */
export function checkJson({ kubernetes, objects, findings, suppressed, unused, known, stale }: CheckReport): string {
  const document = {
    apiVersion: API_VERSION,
    kind: 'Check',
    kubernetes,
    summary: {
      objects,
      ...Object.fromEntries(
        SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]),
      ),
      suppressed: suppressed.length,
      known: known.length,
    },
    findings,
    suppressed: suppressed.map(({ finding, reason }) => ({ ...finding, reason })),
    unusedSuppressions: unused,
    known,
    stale,
  };
  return `${escapeUnprintable(JSON.stringify(document, undefined, 2))}\n`;
}
