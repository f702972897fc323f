/** A piece of a text, and what stands there afterwards. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Why a text is left as it is, where nothing more is known. */
export const UNKEPT = 'its layout cannot be kept';

/** Why a text is left as it is. */
export class UneditableError extends Error {
  override readonly name = 'UneditableError';
}

/**
 * A text with its pieces changed; what is wanted twice is done once.
 * @throws UneditableError where they overlap
 */
export function spliced(text: string, splices: readonly Splice[]): string {
  const distinct = [...new Map(splices.map((splice) => [JSON.stringify(splice), splice])).values()];
  const sorted = distinct.sort((a, b) => a.start - b.start);
  if (sorted.some(({ start }, index) => start < (sorted[index - 1]?.end ?? 0))) {
    throw new UneditableError('two of its fields stand in one another');
  }
  let [next, at] = ['', 0];
  for (const { start, end, text: piece } of sorted) {
    next += text.slice(at, start) + piece;
    at = end;
  }
  return next + text.slice(at);
}
