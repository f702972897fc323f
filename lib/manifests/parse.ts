import { isObject, type JsonObject } from '../kubernetes/value';
import { ManifestError, type YamlDocument } from './document';
import { lineFinder } from './lines';
import { type KnownDocuments, plainDocuments } from './plain';

export { ManifestError } from './document';

/** An object as it stands in a file. */
export interface Manifest {
  readonly object: JsonObject;

  /** The file's name as it was given, `-` for standard input. */
  readonly file: string;

  /** The line on which the object's document begins, from 1. */
  readonly line: number;
}

/**
 * Reads the objects of a YAML or JSON text as kubectl does: YAML 1.1 (`yes` is a bool, `0644` is octal), several
 * documents, lists of objects taken apart, empty documents left out.
 * @param file the name for messages
 * @param known documents that were read before: what is written in the same way is the same object
 * @throws ManifestError for text that is not YAML, a key that stands twice, and a document that is no object
 */
export function parseManifests(text: string, file: string, known?: KnownDocuments): readonly Manifest[] {
  const documents = plainDocuments(text, known) ?? full(text, file);
  const lineAt = lineFinder(text);
  return documents.flatMap(({ value, offset }) => {
    const { line, column } = lineAt(offset);
    return flatten(value, file, line, `${file}:${line}:${column}`);
  });
}

/** Here and not above: the parser that can tell what is wrong takes long to load. */
function full(text: string, file: string): readonly YamlDocument[] {
  return (require('./full') as typeof import('./full')).fullDocuments(text, file);
}

function flatten(value: unknown, file: string, line: number, place: string): readonly Manifest[] {
  if (value === null || value === undefined) {
    return [];
  }
  if (!isObject(value)) {
    const found = Array.isArray(value) ? 'a list' : `a ${typeof value}`;
    throw new ManifestError(`${place}: a manifest is a mapping with apiVersion and kind, found ${found}`);
  }
  if (typeof value.kind === 'string' && value.kind.endsWith('List') && Array.isArray(value.items)) {
    return value.items.flatMap((item) => flatten(item, file, line, place));
  }
  return [{ object: value, file, line }];
}
