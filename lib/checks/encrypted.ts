import { valueAt } from '../kubernetes/json';
import type { Member } from './manifests/member';

/** Where SOPS keeps what it needs to decrypt a manifest, which it takes away when it does. */
export const SOPS = 'sops';

/** Whether SOPS has encrypted some of its values: what is applied has others, and no such field. */
export function isEncrypted({ object }: Pick<Member, 'object'>): boolean {
  return typeof valueAt(object, SOPS, 'mac') === 'string';
}
