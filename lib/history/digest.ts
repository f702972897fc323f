import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { Minor } from '../kubernetes/minor';
import { canonicalTemplate } from '../kubernetes/roll/canonical';
import type { JsonObject } from '../kubernetes/value';
import type { WorkloadKind } from './history';

/**
 * What a revision is known by: two templates have the same digest exactly when their controller makes one revision of
 * both.
 */
export function digestOf(kind: WorkloadKind, template: JsonObject, minor: Minor): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalTemplate(kind, template, minor))))}`;
}
