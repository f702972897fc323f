import { SCALARS } from './print';
import { type Collection, isCollection, isEmpty } from './write';

/**
 * Whether a text is what `printBlock` prints, found in half its time and up to the first difference.
 * @param value plain JSON
 * @param indent what stands before each line
 */
export function isPrinted(text: string, value: Collection, indent = ''): boolean {
  return afterBlock(text, 0, value, indent, indent) === text.length;
}

/** Stands for no place in a text. */
const NOWHERE = -1;

/** Where a collection ends that is printed at a place; `lead` stands before its first line, `indent` before the others. */
function afterBlock(text: string, at: number, value: Collection, lead: string, indent: string): number {
  const inner = `${indent}  `;
  let [place, start] = [at, lead];
  if (Array.isArray(value)) {
    for (const item of value) {
      const content = after(text, after(text, place, start), '- ');
      place = hasLines(item) ? afterBlock(text, content, item, '', inner) : afterLeaf(text, content, item, inner);
      start = indent;
    }
    return place;
  }
  const entries = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(entries)) {
    const item = entries[name];
    const key = after(text, after(text, place, start), SCALARS.key(name));
    place = hasLines(item)
      ? afterBlock(text, after(text, key, ':\n'), item, inner, inner)
      : afterLeaf(text, after(text, key, ': '), item, inner);
    if (place === NOWHERE) {
      return NOWHERE;
    }
    start = indent;
  }
  return place;
}

function afterLeaf(text: string, at: number, value: unknown, indent: string): number {
  const empty = Array.isArray(value) ? '[]' : '{}';
  return after(text, after(text, at, isCollection(value) ? empty : SCALARS.scalar(value, indent)), '\n');
}

function after(text: string, at: number, piece: string | undefined): number {
  return at !== NOWHERE && piece !== undefined && text.startsWith(piece, at) ? at + piece.length : NOWHERE;
}

function hasLines(value: unknown): value is Collection {
  return isCollection(value) && !isEmpty(value);
}
