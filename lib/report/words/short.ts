/** A text that is not longer than this, with `…` in the place of its middle. */
export function clipped(text: string, longest: number): string {
  if (text.length <= longest) {
    return text;
  }
  const end = Math.floor((longest - 1) / 2);
  return `${whole(text.slice(0, longest - 1 - end))}…${whole(text.slice(text.length - end))}`;
}

/** A text that is not longer than this, without its end. */
export function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${whole(text.slice(0, longest - 1)).trimEnd()}…`;
}

/** A piece of a text without the half of a surrogate pair that was cut. */
function whole(piece: string): string {
  return piece.replace(/[\uD800-\uDBFF]$/, '').replace(/^[\uDC00-\uDFFF]/, '');
}

/**
 * Two texts that differ, none longer than this, with `…` in the place of what is alike: clipped one by one, both may
 * look the same.
 */
export function clippedPair(from: string, to: string, longest: number): readonly [string, string] {
  if (from === to || Math.max(from.length, to.length) <= longest) {
    return [clipped(from, longest), clipped(to, longest)];
  }
  const [start, end] = alike(from, to);
  const parts = [from, to].map((text) => text.slice(start, text.length - end));
  const most = Math.max(...parts.map(({ length }) => length));
  const middle = Math.min(most, Math.max(longest - start - end, Math.floor(longest / 2)));
  const around = longest - middle;
  const half = Math.floor(around / 2);
  const before = clipped(from.slice(0, start), Math.max(half, around - end));
  const after = clipped(from.slice(from.length - end), around - before.length);
  const shown = (text: string, part = '') =>
    text.length <= longest ? text : `${before}${clipped(part, middle)}${after}`;
  return [shown(from, parts[0]), shown(to, parts[1])];
}

/** How long the beginning and the end are that two texts share. No character is cut in two. */
function alike(one: string, other: string): readonly [start: number, end: number] {
  const least = Math.min(one.length, other.length);
  let start = 0;
  while (start < least && one[start] === other[start]) {
    start += 1;
  }
  start -= /[\uD800-\uDBFF]/.test(one[start - 1] ?? '') ? 1 : 0;
  let end = 0;
  while (end < least - start && one[one.length - 1 - end] === other[other.length - 1 - end]) {
    end += 1;
  }
  end -= /[\uDC00-\uDFFF]/.test(one[one.length - end] ?? '') ? 1 : 0;
  return [start, Math.max(0, end)];
}
