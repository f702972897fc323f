/** What Go's encoder escapes and JSON.stringify does not: HTML's own characters and JavaScript's line separators. */
const ESCAPED = /[<>&\u2028\u2029]/g;

/**
 * A JSON value as Go's `encoding/json` writes a map: keys in the order of their bytes, no space, `<`, `>` and `&`
 * escaped. Half a surrogate pair reads as U+FFFD, which is what it becomes in a file.
 * @see https://pkg.go.dev/encoding/json#Marshal
 */
export function goJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(goJson).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => compareBytes(a, b));
    return `{${entries.map(([key, item]) => `${goString(key)}:${goJson(item)}`).join(',')}}`;
  }
  return typeof value === 'string' ? goString(value) : JSON.stringify(value);
}

/** A text as Go's `encoding/json` quotes it. */
function goString(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(
    ESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Go's order of strings, by UTF-8 bytes; JavaScript's own differs for characters outside the first 65,536. */
export function compareBytes(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) {
    at++;
  }
  const [left, right] = [unitOrder(a, at), unitOrder(b, at)];
  return left - right;
}

/** Surrogates stand for the highest characters, so they sort after every other unit; the end sorts first. */
function unitOrder(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (Number.isNaN(unit)) {
    return -1;
  }
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
