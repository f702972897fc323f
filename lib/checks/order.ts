import { compareTexts } from '../kubernetes/compare-texts';
import { type Finding, SEVERITIES } from './finding';

/** Findings in the order in which they are told: the gravest first, then by object, check, path and message. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const rankOf = ranks(findings);
  return findings
    .map((finding) => ({ finding, rank: rankOf(finding.object), severity: SEVERITIES.indexOf(finding.severity) }))
    .sort((a, b) => a.severity - b.severity || a.rank - b.rank || compareOfOne(a.finding, b.finding))
    .map(({ finding }) => finding);
}

/** The place of each object among all: their texts are compared once, not for each of their findings. */
function ranks(findings: readonly Finding[]): (object: Finding['object']) => number {
  const orders = new Map<Finding['object'], string>();
  for (const { object } of findings) {
    if (!orders.has(object)) {
      orders.set(object, orderOf(object));
    }
  }
  const places = new Map([...new Set(orders.values())].sort(compareTexts).map((order, place) => [order, place]));
  const found = new Map([...orders].map(([object, order]) => [object, places.get(order) ?? 0]));
  return (object) => found.get(object) ?? 0;
}

function orderOf({ target, namespace = '', kind, name, apiVersion }: Finding['object']): string {
  return [target, namespace, kind, name, apiVersion].join('\u0000');
}

function compareOfOne(one: Finding, other: Finding): number {
  return (
    compareTexts(one.id, other.id) ||
    compareTexts(one.path ?? '', other.path ?? '') ||
    compareTexts(one.message, other.message)
  );
}
