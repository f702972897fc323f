import type { YamlDocument } from './document';
import { isList } from './list';
import { manifestScalar } from './scalar';
import { blockItemOffsets } from './yaml/item-offsets';
import { NotPlainError, readBlock } from './yaml/read';

/** What was read from texts of documents before. */
export type KnownDocuments = Map<string, readonly YamlDocument[]>;

/** What ends a document or speaks to the parser. */
const MARKER = /^(?:---|\.\.\.|%)/m;

/** What libraries take for line ends, or refuse. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what YAML does not take
const STRANGE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** Editors of Windows write it first; it says nothing. */
const MARK = '\ufeff';
const FIRST = '---\n';
const SEPARATOR = '\n---\n';

/**
 * The documents of a text, read fast. A document that was read before is not read again: it is the same object.
 * @returns undefined for text that is not YAML, and for what manifests rarely use: aliases, tags, keys that are no texts
 */
export function plainDocuments(text: string, known?: KnownDocuments): readonly YamlDocument[] | undefined {
  const documents: YamlDocument[] = [];
  const mark = text.startsWith(MARK) ? MARK.length : 0;
  for (let start = text.startsWith(FIRST, mark) ? mark + FIRST.length : mark; start <= text.length; ) {
    const end = text.indexOf(SEPARATOR, start - 1);
    const part = text.slice(start, end === -1 ? text.length : end + 1);
    const found = known?.get(part) ?? read(part);
    if (found === undefined) {
      return fromLibrary(text);
    }
    known?.set(part, found);
    for (const document of found) {
      documents.push(movedBy(start, document));
    }
    start = end === -1 ? text.length + 1 : end + SEPARATOR.length;
  }
  return documents;
}

function movedBy(start: number, { value, offset, items }: YamlDocument): YamlDocument {
  const document = { value, offset: start + offset };
  return items === undefined ? document : { ...document, items: items.map((item) => start + item) };
}

function read(part: string): readonly YamlDocument[] | undefined {
  const offset = contentStart(part);
  if (offset === part.length) {
    return [];
  }
  if (MARKER.test(part)) {
    return undefined;
  }
  try {
    if (STRANGE.test(part)) {
      return fromLibrary(part);
    }
    const value = readBlock(part, 0, manifestScalar);
    return [isList(value) ? { value, offset, items: blockItemOffsets(part, offset, value) } : { value, offset }];
  } catch (error) {
    return error instanceof NotPlainError ? fromLibrary(part) : undefined;
  }
}

/** Behind empty lines and notes. */
function contentStart(text: string): number {
  for (let line = 0; line < text.length; ) {
    let at = line;
    while (text[at] === ' ') {
      at++;
    }
    const [code, end] = [text[at], text.indexOf('\n', at)];
    if (code !== '\n' && code !== '#') {
      return at;
    }
    line = end === -1 ? text.length : end + 1;
  }
  return text.length;
}

/** Here and not above: most manifests never need it. */
function fromLibrary(text: string): readonly YamlDocument[] | undefined {
  return (require('./library') as typeof import('./library')).libraryDocuments(text);
}
