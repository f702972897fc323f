/** ASCII that YAML 1.1 takes for text wherever it stands: a letter, `_` or `/` first, no `: `, no ` #`, no last `:`. */
const PLAIN = /^[A-Za-z_/](?:[!-9;-~]|:(?=[!-~])| (?=[!"$-~]))*$/;

/** What looks plain but is a truth value, null or a number. */
const RESERVED = /^(?:y|yes|n|no|true|false|on|off|null|e[-+]?\d+)$/i;

/** Lines of text that neither start nor end the whole with white space, but for one last line end. */
const LINES = /^\S(?:.*\S)?\n?$/s;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what YAML must escape
const ESCAPED = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u;

/** Whether a text can stand in YAML as it is. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text) && !RESERVED.test(text);
}

/** A text of several lines in literal style; undefined for one whose line ends need care. */
export function literalText(value: string, indent: string): string | undefined {
  if (!LINES.test(value) || ESCAPED.test(value)) {
    return undefined;
  }
  const isEnded = value.endsWith('\n');
  const lines = isEnded ? value.slice(0, -1) : value;
  return `${isEnded ? '|' : '|-'}\n${indent}${lines.replace(/\n+/g, `$&${indent}`)}`;
}
