import { createHash } from 'node:crypto';
import type { Minor } from '../kubernetes/minor';
import { canonicalTemplate } from '../kubernetes/roll/canonical';
import type { JsonObject } from '../kubernetes/value';
import type { WorkloadKind } from './history';

/**
 * What a revision is known by: two templates have the same digest exactly when their controller makes one revision of
 * both.
 */
export function digestOf(kind: WorkloadKind, template: JsonObject, minor: Minor): string {
  return `sha256:${createHash('sha256')
    .update(canonicalTemplate(kind, template, minor))
    .digest('hex')}`;
}
