/** A place in a text, both from 1. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
}

/** Finds places in a text. Asked in the order of the text, each line is passed once. */
export function lineFinder(text: string): (offset: number) => LinePlace {
  let line = 1;
  let start = 0;
  return (offset) => {
    if (offset < start) {
      line = 1;
      start = 0;
    }
    for (let end = text.indexOf('\n', start); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    return { line, column: offset - start + 1 };
  };
}
