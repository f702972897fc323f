import { typeOfKind } from '../fields/kinds';
import { isObject, own } from '../value';
import type { Refusal } from './errors';

/**
 * What kubectl prints for a manifest that the API server refuses: `The Deployment "web" is invalid: …`, with a line a
 * refusal where there are several.
 */
export function kubectlMessage(manifest: unknown, refusals: readonly Refusal[]): string {
  const kind = isObject(manifest) && typeOfKind(manifest.apiVersion, manifest.kind) ? String(manifest.kind) : 'object';
  const name = String(own(own(manifest, 'metadata'), 'name') ?? '');
  const lines = refusals.map(({ path, message }) => `${path}: ${message}`);
  const list = lines.length === 1 ? lines[0] : `\n${lines.map((line) => `* ${line}`).join('\n')}`;
  return `The ${kind} ${JSON.stringify(name)} is invalid: ${list}`;
}
