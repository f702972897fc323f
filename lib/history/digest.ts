import type { Minor } from '../kubernetes/minor';
import { canonicalTemplate } from '../kubernetes/roll/canonical';
import { sha256 } from '../kubernetes/sha256';
import type { JsonObject } from '../kubernetes/value';
import type { WorkloadKind } from './history';

/**
 * What a revision is known by: two templates have the same digest exactly when their controller makes one revision of
 * both.
 */
export function digestOf(kind: WorkloadKind, template: JsonObject, minor: Minor): string {
  return `sha256:${sha256(canonicalTemplate(kind, template, minor))}`;
}
