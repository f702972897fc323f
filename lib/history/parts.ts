import type { History, Revision } from './history';

/** What is known of a history before its revisions are read. */
export interface Parts {
  /** The newest revision; undefined where only the whole can be read. */
  readonly newest: () => Revision | undefined;

  /** The lines of the ConfigMaps of all revisions by name. */
  readonly config: ReadonlyMap<string, string>;
}

const PARTS = new WeakMap<History, Parts>();

/** Notes the parts of a history that was opened. */
export function withParts(history: History, parts: Parts): History {
  PARTS.set(history, parts);
  return history;
}

/** The parts of a history that was opened; undefined for any other. */
export function partsOf(history: History): Parts | undefined {
  return PARTS.get(history);
}
