/** The first and the last line of a part that is shown; without the last, one line. */
export type Part = readonly [first: RegExp, last?: RegExp];

/** A line that is shown. */
export interface Line {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Parts of a text, in their order, with a line of dots where something is left out.
 * @param isMarked whether a line is to stand out, by its text and its number from 0
 */
export function excerpt(
  text: string,
  parts: readonly Part[],
  isMarked: (line: string, index: number) => boolean = () => false,
): readonly Line[] {
  const lines = text.split('\n');
  const find = (pattern: RegExp, from: number) => {
    const index = lines.findIndex((line, at) => at >= from && pattern.test(line));
    if (index < 0) {
      throw new Error(`the picture shows a line that is no longer there: ${pattern}`);
    }
    return index;
  };
  const shown: Line[] = [];
  let next = 0;
  for (const [first, last] of parts) {
    const begin = find(first, next);
    const end = last ? find(last, begin) : begin;
    const left = lines.slice(next, begin);
    if (shown.length > 0 && left.length > 0) {
      const indent = /^ */.exec(lines[begin] ?? '')?.[0] ?? '';
      shown.push({ text: left.some((line) => line.trim() !== '') ? `${indent}…` : '', marked: false });
    }
    for (let index = begin; index <= end; index++) {
      const line = lines[index] ?? '';
      shown.push({ text: line, marked: isMarked(line, index) });
    }
    next = end + 1;
  }
  const indent = Math.min(...shown.flatMap(({ text }) => (text === '' ? [] : text.search(/\S/))));
  return shown.map(({ text, marked }) => ({ text: text.slice(indent), marked }));
}
