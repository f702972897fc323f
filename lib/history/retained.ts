import type { History } from './history';
import { CONFIG_INDENT, textsOf } from './texts';

/** A ConfigMap that a kept revision refers to. */
export interface KeptConfig {
  readonly namespace: string;
  readonly name: string;

  /** Its manifest. */
  readonly yaml: () => string;
}

const INDENT = new RegExp(`^ {${CONFIG_INDENT}}`, 'gm');

/** The ConfigMaps of all kept revisions of a workload, each once, of the newest revision first. */
export function configOf({ workload: { namespace }, revisions }: History): readonly KeptConfig[] {
  const texts = new Map<string, string>();
  for (const revision of revisions) {
    for (const [name, text] of textsOf(revision).config) {
      if (!texts.has(name)) {
        texts.set(name, text);
      }
    }
  }
  return [...texts].map(([name, text]) => ({ namespace, name, yaml: () => text.replace(INDENT, '') }));
}
