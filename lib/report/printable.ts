/**
 * What would steer a terminal, hide itself or turn the direction of text: controls, format characters such as bidi
 * overrides and zero-width spaces, line and paragraph separators, halves of surrogate pairs, what is not drawn by
 * default, and what is no character, which XML forbids. An emoji's own variation selector may stay.
 */
const UNPRINTABLE = /(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}\p{NChar}]/gu;

/** The same without the line breaks that lay a text out. */
const UNPRINTABLE_BUT_LINES = /(?![\uFE0F\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}\p{NChar}]/gu;

/** Nearly every text; the classes above cost more than the rest of a line. */
const PLAIN = /^[ -~]*$/;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text of others, on one line and harmless: what cannot be seen is shown by its escape, `\n` or `\u202e`. */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNPRINTABLE, (character) => SHORT[character] ?? escapeOf(character));
}

/** A JSON text that means the same and is harmless. */
export function escapeUnprintable(json: string): string {
  return json.replace(UNPRINTABLE_BUT_LINES, escapeOf);
}

function escapeOf(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');
}
