import { isObject, type JsonObject } from '../kubernetes/value';
import { convertible, mayHoldStrange } from './convertible';
import { ManifestError, type YamlDocument } from './document';
import { type LinePlace, lineFinder } from './lines';
import { itemsOf } from './list';
import { type KnownDocuments, plainDocuments } from './plain';

export { ManifestError } from './document';

/** An object as it stands in a file. */
export interface Manifest {
  readonly object: JsonObject;

  /** The file's name as it was given, `-` for standard input. */
  readonly file: string;

  /** The line on which the object begins, from 1; of a list in which it cannot be told, that of the list. */
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
  const isUsual = !mayHoldStrange(text);
  return documents.flatMap(({ value, offset, items = [] }) => {
    const values = itemsOf(isUsual ? value : convertible(value));
    const isTold = values.length === items.length;
    return values.flatMap((item, index) =>
      item === null || item === undefined
        ? []
        : [manifest(item, file, lineAt(isTold ? (items[index] ?? offset) : offset))],
    );
  });
}

/** Here and not above: the parser that can tell what is wrong takes long to load. */
function full(text: string, file: string): readonly YamlDocument[] {
  return (require('./full') as typeof import('./full')).fullDocuments(text, file);
}

function manifest(object: unknown, file: string, { line, column }: LinePlace): Manifest {
  if (!isObject(object)) {
    const found = Array.isArray(object) ? 'a list' : `a ${typeof object}`;
    throw new ManifestError(
      `${file}:${line}:${column}: a manifest is a mapping with apiVersion and kind, found ${found}`,
    );
  }
  return { object, file, line };
}
