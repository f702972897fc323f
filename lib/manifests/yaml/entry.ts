import { remembered } from '../../kubernetes/remembered';
import { NotPlainError } from './not-plain';
import { isPlain } from './plain';
import { quotedText, type ReadScalar } from './scalars';

const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const COLON = 0x3a;

/** What a line of a mapping says. */
export interface Entry {
  readonly key: string;

  /** Where its value stands: behind the key, or below it as a block or a text of several lines. */
  readonly stands: 'here' | 'block' | '|' | '|-';

  /** The value behind the key. */
  readonly value?: unknown;
}

/** Reads a line without its indent; undefined where it does not begin with a key. */
export type ReadEntry = (line: string) => Entry | undefined;

/** One for each way to read scalars: what was read of a line is known when it comes again, as on most objects it does. */
const known = new Map<ReadScalar, ReadEntry>();

/** Reads lines of mappings. What it throws is a NotPlainError: for keys and scalars that are not plain. */
export function entryReader(scalar: ReadScalar): ReadEntry {
  const read = known.get(scalar) ?? readerFor(scalar);
  known.set(scalar, read);
  return read;
}

function readerFor(scalar: ReadScalar): ReadEntry {
  const read = remembered((line) => ({ entry: entryOf(line, scalar) }));
  return (line) => read(line).entry;
}

function entryOf(line: string, scalar: ReadScalar): Entry | undefined {
  const colon = keyEnd(line);
  if (colon === -1) {
    return undefined;
  }
  const key = keyOf(line.slice(0, colon));
  const behind = line.slice(colon + 2);
  if (colon + 1 === line.length) {
    return { key, stands: 'block' };
  }
  return behind === '|' || behind === '|-' ? { key, stands: behind } : { key, stands: 'here', value: scalar(behind) };
}

function keyOf(text: string): string {
  const quoted = quotedText(text);
  if ((quoted === undefined && !isPlain(text)) || (quoted ?? text) === '__proto__') {
    throw new NotPlainError();
  }
  return quoted ?? text;
}

/** Where the colon of a key stands; -1 where the line does not begin with a key. */
function keyEnd(line: string): number {
  const quote = line.charCodeAt(0);
  let colon = 0;
  if (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE) {
    colon = quoteEnd(line, quote) + 1;
    return line.charCodeAt(colon) === COLON && isBreak(line, colon + 1) ? colon : -1;
  }
  while (colon < line.length && !(line.charCodeAt(colon) === COLON && isBreak(line, colon + 1))) {
    colon++;
  }
  return colon < line.length ? colon : -1;
}

function quoteEnd(line: string, quote: number): number {
  let at = 1;
  while (at < line.length && line.charCodeAt(at) !== quote) {
    at += quote === DOUBLE_QUOTE && line[at] === '\\' ? 2 : 1;
  }
  return at;
}

function isBreak(line: string, at: number): boolean {
  return at === line.length || line.charCodeAt(at) === SPACE;
}
