import schema from '../../../schema/check.v1.json';
import type { Severity } from '../../checks/finding';
import { ordered, type SchemaNode } from '../json/ordered';
import { escapeUnprintable } from '../printable';
import type { CheckDocument } from './document';
import type { CheckReport } from './report';

/**
 * What checks found as JSON. The same manifests give the same bytes, in the order of the schema; characters that would
 * steer a terminal or turn the direction of text are written as `\u…`.
 */
export function checkJson({ kubernetes, objects, findings, suppressed, unused, known, stale }: CheckReport): string {
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  const document: CheckDocument = {
    apiVersion: 'cdk8s-rollout/v1',
    kind: 'Check',
    kubernetes,
    summary: {
      objects,
      error: count('error'),
      warning: count('warning'),
      info: count('info'),
      suppressed: suppressed.length,
      known: known.length,
    },
    findings,
    suppressed: suppressed.map(({ finding, reason }) => ({ ...finding, reason })),
    unusedSuppressions: unused,
    known,
    stale,
  };
  const root = schema as SchemaNode;
  return `${escapeUnprintable(JSON.stringify(ordered(document, root, root), undefined, 2))}\n`;
}
