import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type ScalarTag,
  type Tags,
  visit,
} from 'yaml';
import { ManifestError, type YamlDocument } from './document';
import { DEEPEST, tooDeepAt } from './library';
import { isList } from './list';
import { plainValue } from './plain-value';

const TOO_DEEP = 'nested too deeply for a manifest';

/** The name is not told: it may be half a password. */
const NO_ANCHOR = 'no anchor stands before this alias: a text that begins with * needs quotes';

/** The tags of YAML 1.1 that Kubernetes' parser does not know: a time is a text, `1:30` is a text. */
const UNKNOWN_TAGS: ReadonlySet<string> = new Set([
  'tag:yaml.org,2002:timestamp',
  'tag:yaml.org,2002:binary',
  'tag:yaml.org,2002:omap',
  'tag:yaml.org,2002:pairs',
  'tag:yaml.org,2002:set',
]);

/**
 * The documents of any text, or what is wrong with it.
 * @throws ManifestError for text that is not YAML, a key that stands twice, and aliases that come to too much
 */
export function fullDocuments(text: string, file: string): readonly YamlDocument[] {
  // At the end of its stack, the parser would take the whole process with it.
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    throw new ManifestError(`${file}:${deep.line}:${deep.column}: ${TOO_DEEP}`);
  }
  const lines = new LineCounter();
  const documents = documentNodes(text, lines);
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  return documents.map((document) => read(document, place));
}

/** The documents of a text as they stand there, with the place of each part. */
export function documentNodes(text: string, lineCounter = new LineCounter()): readonly Document.Parsed[] {
  const options = { lineCounter, version: '1.1', customTags: kubernetesTags, prettyErrors: false } as const;
  const documents = parseAllDocuments(text, options);
  return Array.isArray(documents) ? documents : [];
}

/** What a scalar without a tag means is said by `plainValue`; the tags of YAML 1.1 count where they are written. */
function kubernetesTags(tags: Tags): Tags {
  const known = tags.filter((tag) => typeof tag === 'string' || !UNKNOWN_TAGS.has(tag.tag));
  return [...known.map((tag) => (isOfPlainScalars(tag) ? { ...tag, default: false } : tag)), plainTag];
}

function isOfPlainScalars(tag: Tags[number]): tag is ScalarTag {
  return typeof tag !== 'string' && 'test' in tag && tag.test !== undefined && tag.tag !== MERGE;
}

const MERGE = 'tag:yaml.org,2002:merge';

const plainTag: ScalarTag = {
  tag: 'tag:kubernetes',
  default: true,
  test: /^(?!<<$)/,
  resolve: (source) => {
    const value = plainValue(source);
    return value === undefined ? source : value;
  },
};

function read(document: Document.Parsed, place: (offset: number) => string): YamlDocument {
  const [error] = document.errors;
  if (error !== undefined) {
    const reason = error.message.includes('call stack') ? TOO_DEEP : error.message;
    throw new ManifestError(`${place(error.pos[0])}: ${reason}`);
  }
  const alias = lonelyAlias(document);
  if (alias !== undefined) {
    throw new ManifestError(`${place(alias)}: ${NO_ANCHOR}`);
  }
  const offset = document.contents?.range?.[0] ?? 0;
  const value = toJson(document, () => place(offset));
  return isList(value) ? { offset, value, items: itemOffsets(document.contents, value) } : { offset, value };
}

/** Where the items of a list begin; those of one that an alias or a merge stands for are not told apart. */
function itemOffsets(node: unknown, value: unknown): readonly number[] {
  const items = isList(value) && isMap(node) ? node.get('items', true) : undefined;
  return isList(value) && isSeq(items)
    ? items.items.flatMap((item, index) => itemOffsets(item, value.items[index]))
    : [(node as Node | null)?.range?.[0] ?? 0];
}

/** Where the first alias stands that no anchor stands before. */
function lonelyAlias(document: Document.Parsed): number | undefined {
  const anchors = new Set<string>();
  let found: number | undefined;
  visit(document, {
    Alias: (_, { source, range }) => {
      if (!anchors.has(source)) {
        found = range?.[0];
        return visit.BREAK;
      }
      return undefined;
    },
    Value: (_, { anchor }) => {
      anchors.add(anchor ?? '');
    },
  });
  return found;
}

function toJson(document: Document.Parsed, place: () => string): unknown {
  try {
    visit(document, (_, node, path) => {
      if (path.length > DEEPEST) {
        throw new ManifestError(TOO_DEEP);
      }
      if (isPair(node) && isScalar(node.key) && node.key.value === null) {
        throw new ManifestError('a key is missing before the colon');
      }
    });
    return document.toJS({ maxAliasCount: 1000 });
  } catch (error) {
    const reason = (error as Error).message.includes('call stack') ? TOO_DEEP : (error as Error).message;
    throw new ManifestError(`${place()}: ${reason}`);
  }
}
