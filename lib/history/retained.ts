import type { History } from './history';
import { CONFIG_INDENT, textsOf } from './texts';

/** A ConfigMap that a kept revision refers to. */
export interface KeptConfig {
  readonly namespace: string;
  readonly name: string;

  /** Its manifest. */
  readonly yaml: () => string;
}

const INDENT = ' '.repeat(CONFIG_INDENT);

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
  return [...texts].map(([name, text]) => ({ namespace, name, yaml: () => unindented(text) }));
}

/** A search for a text takes a fraction of the time of one for the beginnings of lines. */
function unindented(text: string): string {
  return `\n${text}`.replaceAll(`\n${INDENT}`, '\n').slice(1);
}
