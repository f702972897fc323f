import { isList, type List } from '../list';

const NEW_LINE = 0x0a;
const SPACE = 0x20;
const HASH = 0x23;

const ITEMS = /(?:items|"items"|'items'):\n/y;

/**
 * Where each of the items of a list begins, in the order of `itemsOf`.
 * @param text what `readBlock` has read: no text in quotes goes on in another line, and a block's lines are indented
 * @param start where the list's first key begins
 */
export function blockItemOffsets(text: string, start: number, list: List): readonly number[] {
  const offsets: number[] = [];
  addOffsets(text, start, start - (text.lastIndexOf('\n', start - 1) + 1), list, offsets);
  return offsets;
}

function addOffsets(text: string, start: number, indent: number, { items }: List, offsets: number[]): void {
  for (let [at, column] = [start, indent]; column >= indent; [at, column] = lineFrom(text, lineAfter(text, at))) {
    ITEMS.lastIndex = at;
    if (column === indent && ITEMS.test(text)) {
      addItems(text, lineAfter(text, at), items, offsets);
      return;
    }
  }
}

function addItems(text: string, start: number, items: readonly unknown[], offsets: number[]): void {
  let [at, column] = lineFrom(text, start);
  const indent = column;
  for (const item of items) {
    if (isList(item)) {
      addOffsets(text, at + 2, indent + 2, item, offsets);
    } else {
      offsets.push(at + 2);
    }
    do {
      [at, column] = lineFrom(text, lineAfter(text, at));
    } while (column > indent);
  }
}

/** The next line that says something: where it begins behind its blanks, and how many these are; -1 at the end. */
function lineFrom(text: string, start: number): readonly [at: number, column: number] {
  for (let line = start; line < text.length; line = lineAfter(text, line)) {
    let at = line;
    while (text.charCodeAt(at) === SPACE) {
      at++;
    }
    const code = text.charCodeAt(at);
    if (at < text.length && code !== NEW_LINE && code !== HASH) {
      return [at, at - line];
    }
  }
  return [text.length, -1];
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
