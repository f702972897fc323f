/** How long a value may be before its middle is left out. */
const LONGEST = 160;

/**
 * A value of a manifest on one line: a text as it is, anything else as JSON. Of a long one the ends are shown: in
 * images and hashed names it is the end that differs.
 */
export function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text === '' ? '""' : clipped(text, LONGEST);
}

/** A text that is not longer than this, with `…` in the place of its middle. */
export function clipped(text: string, longest: number): string {
  if (text.length <= longest) {
    return text;
  }
  const end = Math.floor((longest - 1) / 2);
  return `${whole(text.slice(0, longest - 1 - end))}…${whole(text.slice(-end))}`;
}

/** A piece of a text without the half of a surrogate pair that was cut. */
function whole(piece: string): string {
  return piece.replace(/[\uD800-\uDBFF]$/, '').replace(/^[\uDC00-\uDFFF]/, '');
}

/** A text that is not longer than this, without its end. */
export function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${whole(text.slice(0, longest - 1)).trimEnd()}…`;
}
