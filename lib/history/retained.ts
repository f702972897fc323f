import type { History } from './history';
import { partsOf } from './parts';
import { CONFIG_INDENT, configTexts } from './texts';

/** A ConfigMap that a kept revision refers to. */
export interface KeptConfig {
  readonly namespace: string;
  readonly name: string;

  /** Its manifest. */
  readonly yaml: () => string;
}

const INDENT = ' '.repeat(CONFIG_INDENT);

/** The ConfigMaps of all kept revisions of a workload, each once, of the newest revision first. */
export function configOf(history: History): readonly KeptConfig[] {
  const { namespace } = history.workload;
  const texts = partsOf(history)?.config ?? configTexts(history.revisions);
  return [...texts].map(([name, text]) => ({ namespace, name, yaml: () => unindented(text) }));
}

/** A search for a text takes a fraction of the time of one for the beginnings of lines. */
function unindented(text: string): string {
  return text.replaceAll(`\n${INDENT}`, '\n').slice(CONFIG_INDENT);
}
