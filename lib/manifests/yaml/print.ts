import { isPlain, literalText } from './plain';
import { type Collection, type Scalars, writeBlock } from './write';

/** What JSON leaves as it is and YAML does not take, or takes for a line end. */
const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** How scalars are printed. */
export const SCALARS: Scalars = { scalar: scalarText, key: (key) => (isPlain(key) ? key : quoted(key)) };

/**
 * JSON as YAML for people to review: block style, text plain, literal or quoted as JSON quotes it. It needs no library,
 * so that it is fast; `readBlock` reads it back, and so does whatever reads YAML.
 *
 * @param value plain JSON in which no object stands twice; not empty
 * @param indent what stands before each line
 */
export function printBlock(value: Collection, indent = ''): string {
  const text = writeBlock(value, SCALARS, indent);
  if (text === undefined) {
    throw new TypeError('only JSON that is not empty, with no object in two places, can be printed');
  }
  return text;
}

/** A text as it stands behind a key: plain if it can be, else quoted as JSON. */
export function printText(text: string): string {
  return isPlain(text) ? text : quoted(text);
}

function scalarText(value: unknown, indent: string): string | undefined {
  if (typeof value === 'string') {
    return (value.includes('\n') ? literalText(value, indent) : undefined) ?? printText(value);
  }
  return value === null || typeof value === 'boolean' || Number.isFinite(value) ? JSON.stringify(value) : undefined;
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
