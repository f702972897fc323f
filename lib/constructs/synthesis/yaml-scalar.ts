import { Yaml } from 'cdk8s';

/** ASCII that YAML 1.1 takes for text wherever it stands: a letter, `_` or `/` first, no `: `, no ` #`, no last `:`. */
const PLAIN = /^[A-Za-z_/](?:[!-9;-~]|:(?=[!-~])| (?=[!"$-~]))*$/;

/** What looks plain but is a truth value, null or a number. */
const RESERVED = /^(?:y|yes|n|no|true|false|on|off|null|e[-+]?\d+)$/i;

/** Lines of text that neither start nor end the whole with white space, but for one last line end. */
const LINES = /^\S(?:.*\S)?\n?$/s;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what YAML must escape
const ESCAPED = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u;

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

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !RESERVED.test(text);
}

function simpleKey(line: string): string | undefined {
  const [, key] = /^([^\n?].*): 0\n$/.exec(line) ?? [];
  return key;
}

function literalText(value: string, indent: string): string | undefined {
  if (!LINES.test(value) || ESCAPED.test(value)) {
    return undefined;
  }
  const isEnded = value.endsWith('\n');
  const lines = isEnded ? value.slice(0, -1) : value;
  return `${isEnded ? '|' : '|-'}\n${indent}${lines.replace(/\n+/g, `$&${indent}`)}`;
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
