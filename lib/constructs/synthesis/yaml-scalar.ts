import { Yaml } from 'cdk8s';
import { isPlain, literalText } from '../../manifests/yaml/plain';

/** A line that ends a document, so that what cdk8s writes depends on where it stands. */
const MARKER = /^(?:%|---|\.\.\.)/;

/** What cdk8s writes for scalars that are not plain at sight, such as "80"; most stand in a manifest again and again. */
const scalars = new Map<string, string>();
const keys = new Map<string, string>();
const MOST_KNOWN = 10_000;
const LONGEST_KNOWN = 200;

/** A scalar in block style; undefined when only cdk8s can write it. */
export function scalarText(value: unknown, indent: string): string | undefined {
  switch (typeof value) {
    case 'string':
      if (isPlain(value)) {
        return value;
      }
      if (value.includes('\n')) {
        return literalText(value, indent);
      }
      return MARKER.test(value) ? undefined : known(scalars, value, () => Yaml.stringify(value).slice(0, -1));
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : Yaml.stringify(value).slice(0, -1);
    case 'boolean':
      return String(value);
    default:
      return value === null ? 'null' : undefined;
  }
}

/** The key of a mapping; undefined when only cdk8s can write it. */
export function keyText(key: string): string | undefined {
  return known(keys, key, () => {
    if (isPlain(key) && key.length <= LONGEST_KNOWN) {
      return key;
    }
    return MARKER.test(key) ? undefined : simpleKey(Yaml.stringify({ [key]: 0 }));
  });
}

function simpleKey(line: string): string | undefined {
  const [, key] = /^([^\n?].*): 0\n$/.exec(line) ?? [];
  return key;
}

/** What was made for a text before, else what is made now. */
function known(texts: Map<string, string>, text: string, make: () => string | undefined): string | undefined {
  const before = texts.get(text);
  if (before !== undefined) {
    return before;
  }
  const made = make();
  if (made !== undefined && text.length <= LONGEST_KNOWN) {
    if (texts.size >= MOST_KNOWN) {
      texts.clear();
    }
    texts.set(text, made);
  }
  return made;
}
