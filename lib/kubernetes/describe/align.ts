/** Spaces between a column's widest cell and the next column. */
const PADDING = 2;

/**
 * Aligns columns as kubectl does, by Go's `text/tabwriter`: tabs (and vertical ones) end cells, a column is as wide as
 * the cells above and below each other without a gap, and the last cell of a line belongs to no column. A character
 * counts as one, however wide a terminal shows it.
 * @see https://pkg.go.dev/text/tabwriter
 */
export function align(text: string): string {
  // A form feed ends a line and all columns.
  return text.split('\f').map(alignBlock).join('\n');
}

function alignBlock(block: string): string {
  const lines = block.split('\n').map((line) => line.split(/[\t\v]/));
  const widths: number[][] = lines.map(() => []);
  measure(lines, widths, 0, lines.length, 0);
  return lines
    .map((cells, at) => cells.map((cell, column) => padded(cell, widths[at]?.[column] ?? 0)).join(''))
    .join('\n');
}

/** Sets the widths of a column, and of those to its right, in the lines of a part. */
function measure(lines: readonly string[][], widths: number[][], from: number, to: number, column: number): void {
  const has = (at: number) => (lines[at]?.length ?? 0) > column + 1;
  for (let start = from; start < to; start++) {
    let end = start;
    let width = 0;
    for (; end < to && has(end); end++) {
      width = Math.max(width, length(lines[end]?.[column] ?? '') + PADDING);
    }
    for (let at = start; at < end; at++) {
      widths[at]?.push(width);
    }
    if (end > start) {
      measure(lines, widths, start, end, column + 1);
      start = end;
    }
  }
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - length(cell)));
}

/** Characters, not units of UTF-16. */
function length(text: string): number {
  return [...text].length;
}
