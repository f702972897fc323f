/** Beyond this many pairs of lines a change is shown as one block: comparing each with each takes too long. */
const MOST_PAIRS = 4_000_000;

/** Lines around a change that stay as they are. */
const AROUND = 3;

/** What became of a line: it stayed, went or came. */
interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/**
 * In what two texts differ, line by line: `-` went, `+` came, a space stayed; `…` stands for lines left out.
 * @returns no line where the texts are the same
 */
export function lineDifference(before: string, after: string): readonly string[] {
  const lines = compare(linesOf(before, after), linesOf(after, before));
  const near = new Set(
    lines.flatMap(({ sign }, at) =>
      sign === ' ' ? [] : Array.from({ length: 2 * AROUND + 1 }, (_, offset) => at - AROUND + offset),
    ),
  );
  return lines.flatMap(({ sign, text }, at) => {
    if (near.has(at)) {
      return [`${sign}${text}`];
    }
    return near.has(at - 1) || (at === 0 && near.size > 0) ? ['…'] : [];
  });
}

/** Whether the last line ends is shown only where it differs. */
function linesOf(text: string, other: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') {
    lines.pop();
  }
  return text === '' || text.endsWith('\n') || !other.endsWith('\n') ? lines : [...lines, NO_NEWLINE];
}

const NO_NEWLINE = '\\ no newline at the end';

function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) {
    end++;
  }
  const same = (text: string): Line => ({ sign: ' ', text });
  return [
    ...before.slice(0, start).map(same),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

/** The longest common lines stay. */
function middle(before: readonly string[], after: readonly string[]): readonly Line[] {
  const gone = before.map((text): Line => ({ sign: '-', text }));
  const come = after.map((text): Line => ({ sign: '+', text }));
  if (before.length * after.length > MOST_PAIRS) {
    return [...gone, ...come];
  }
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      longest[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: Line[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (before[row] === after[column]) {
      lines.push({ sign: ' ', text: before[row] ?? '' });
      row++;
      column++;
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      lines.push(gone[row++] as Line);
    } else {
      lines.push(come[column++] as Line);
    }
  }
  return [...lines, ...gone.slice(row), ...come.slice(column)];
}
