import { isObject, type JsonObject } from '../kubernetes/value';
import { HistoryError, notAHistory } from './error';

/**
 * Reads YAML that no synthesis wrote.
 * @throws HistoryError for text that is not YAML
 */
export function readYaml(text: string, file: string): JsonObject {
  // Here and not above: it takes as long to load as a small app to synthesize, and is seldom needed.
  const { parseDocument } = require('yaml') as typeof import('yaml');
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0].line;
    const why = error.code.toLowerCase().replaceAll('_', ' ');
    throw notAHistory(file, `line ${line ?? 1} is not YAML: ${why}`);
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new HistoryError('not-yaml', `${file} cannot be read: ${(cause as Error).message}`);
  }
  if (!isObject(value)) {
    throw notAHistory(file, 'it is empty');
  }
  return value;
}
