import schema from '../../../schema/plan.v1.json';
import type { Finding } from '../../checks/finding';
import type { Plan } from '../../plan/plan';
import { escapeUnprintable } from '../printable';
import type { PlanDocument } from './document';
import { ordered, type SchemaNode } from './ordered';

/**
 * A plan as JSON, with what the checks found in it. The same plan gives the same bytes, whatever order its keys were
 * made in; characters that would steer a terminal or turn the direction of text are written as `\u…`.
 */
export function planJson(plan: Plan, findings: readonly Finding[] = []): string {
  const document: PlanDocument = { ...plan, findings };
  const root = schema as SchemaNode;
  return `${escapeUnprintable(JSON.stringify(ordered(document, root, root), undefined, 2))}\n`;
}
