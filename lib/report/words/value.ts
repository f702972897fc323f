import { clipped, clippedPair } from './short';

/** How long a value may be before its middle is left out. */
const LONGEST = 160;

/**
 * A value of a manifest on one line: a text as it is, anything else as JSON. Of a long one the ends are shown: in
 * images and hashed names it is the end that differs.
 */
export function valueText(value: unknown): string {
  return clipped(written(value), LONGEST);
}

/** A value before and after a change, each on one line. Of long ones that is shown in which they differ. */
export function valueTexts(from: unknown, to: unknown): readonly [string, string] {
  return clippedPair(written(from), written(to), LONGEST);
}

function written(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text === '' ? '""' : text;
}
