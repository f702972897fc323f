import { type Document, LineCounter, parseAllDocuments, type Tags, visit } from 'yaml';
import { isObject, type JsonObject } from '../kubernetes/value';

/** An object as it stands in a file. */
export interface Manifest {
  readonly object: JsonObject;

  /** The file's name as it was given, `-` for standard input. */
  readonly file: string;

  /** The line on which the object's document begins, from 1. */
  readonly line: number;
}

/** Text that is no manifest: the message says where (`file:line:column`) and why. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/** No manifest is nested so deep; what is would use up the stack. */
const DEEPEST = 200;
const TOO_DEEP = 'nested too deeply for a manifest';

/** The tags of YAML 1.1 that Kubernetes' parser does not know: a time is a text, `1:30` is a text. */
const UNKNOWN_TAGS: ReadonlySet<string> = new Set([
  'tag:yaml.org,2002:timestamp',
  'tag:yaml.org,2002:binary',
  'tag:yaml.org,2002:omap',
  'tag:yaml.org,2002:pairs',
  'tag:yaml.org,2002:set',
]);

/**
 * Reads the objects of a YAML or JSON text as kubectl does: YAML 1.1 (`yes` is a bool, `0644` is octal), several
 * documents, lists of objects taken apart, empty documents left out.
 * @param file the name for messages
 * @throws ManifestError for text that is not YAML, a key that stands twice, and a document that is no object
 */
export function parseManifests(text: string, file: string): readonly Manifest[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    version: '1.1',
    customTags: kubernetesTags,
    prettyErrors: false,
  });
  return (Array.isArray(documents) ? documents : []).flatMap((document) => objectsOf(document, file, lines));
}

function kubernetesTags(tags: Tags): Tags {
  return tags.filter(
    (tag) => typeof tag === 'string' || (!UNKNOWN_TAGS.has(tag.tag) && (!('format' in tag) || tag.format !== 'TIME')),
  );
}

function objectsOf(document: Document.Parsed, file: string, lines: LineCounter): readonly Manifest[] {
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const reason = error.message.includes('call stack') ? TOO_DEEP : error.message;
    throw new ManifestError(`${place(error.pos[0])}: ${reason}`);
  }
  const start = document.contents?.range?.[0] ?? 0;
  const { line } = lines.linePos(start);
  return flatten(
    toJson(document, () => place(start)),
    file,
    line,
    place(start),
  );
}

function toJson(document: Document.Parsed, place: () => string): unknown {
  try {
    visit(document, (_, __, path) => {
      if (path.length > DEEPEST) {
        throw new ManifestError(TOO_DEEP);
      }
    });
    return document.toJS({ maxAliasCount: 1000 });
  } catch (error) {
    const reason = (error as Error).message.includes('call stack') ? TOO_DEEP : (error as Error).message;
    throw new ManifestError(`${place()}: ${reason}`);
  }
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
