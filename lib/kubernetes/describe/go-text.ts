import { compareBytes } from '../go-json';

/** What Go's `%q` does not escape: letters, marks, numbers, punctuation, symbols and the space. */
const PRINTED = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

const SHORT: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '"': '\\"',
  '\\': '\\\\',
};

/** A text as Go's `%q` quotes it. */
export function quoted(text: string): string {
  return `"${[...text].map(escaped).join('')}"`;
}

function escaped(character: string): string {
  const short = SHORT[character];
  if (short !== undefined || PRINTED.test(character)) {
    return short ?? character;
  }
  const code = character.codePointAt(0) ?? 0;
  const hex = (digits: number) => code.toString(16).padStart(digits, '0');
  return code < 0x20 || code === 0x7f ? `\\x${hex(2)}` : code < 0x10000 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}

/** A list of texts as Go's `%v` prints it. */
export function goList(texts: readonly string[]): string {
  return `[${texts.join(' ')}]`;
}

/** A map of texts as Go's `%v` prints it. */
export function goMap(map: Readonly<Record<string, string>>): string {
  return `map[${sortedEntries(map)
    .map(([key, value]) => `${key}:${value}`)
    .join(' ')}]`;
}

/** The entries of a map in the order of the bytes of their keys. */
export function sortedEntries<T>(map: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(map).sort(([a], [b]) => compareBytes(a, b));
}

/** The first bytes of a text. A character that kubectl cuts in two, which is no text any more, becomes U+FFFD. */
export function firstBytes(text: string, count: number): string {
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, count));
}
