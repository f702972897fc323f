import { NotPlainError } from '../manifests/yaml/read';

/** The file of a history in the parts that a synthesis wrote it in. */
export interface Cut {
  /** The lines before the revisions. */
  readonly top: string;

  /** The lines of each revision, newest first; they stay bytes, since most are never read. */
  readonly revisions: readonly Buffer[];

  /** The lines of the ConfigMaps of all revisions by name. */
  readonly config: ReadonlyMap<string, string>;

  /** The lines after them. */
  readonly end: string;
}

const REVISIONS = Buffer.from('\nrevisions:\n');
const CONFIG = Buffer.from('\nconfig:\n');
const DESIRED = Buffer.from('\ndesired:');

/** How each revision begins. */
const BEGIN = Buffer.from('\n  - number: ');
const LONGEST_NUMBER = 17;
const COMMENT = '#'.charCodeAt(0);

/** @throws NotPlainError for what a synthesis would not have written */
export function cutHistory(bytes: Buffer): Cut {
  const start = bytes[0] === COMMENT ? bytes.indexOf('\n') + 1 : 0;
  const begin = bytes.indexOf(REVISIONS, start);
  const first = begin + REVISIONS.length - 1;
  if (begin === -1 || bytes.indexOf(BEGIN, first) !== first) {
    throw new NotPlainError();
  }
  const starts = placesOf(BEGIN, bytes, first);
  const last = starts.at(-1);
  const config = bytes.indexOf(CONFIG, last);
  const desired = bytes.indexOf(DESIRED, config === -1 ? last : config);
  if (desired === -1) {
    throw new NotPlainError();
  }
  const end = config === -1 ? desired : config;
  return {
    top: bytes.toString('utf8', start, begin + 1),
    revisions: starts.map((at, index) => bytes.subarray(at + 1, (starts[index + 1] ?? end) + 1)),
    config: config === -1 ? new Map() : cutConfig(bytes.toString('utf8', config + CONFIG.length - 1, desired + 1)),
    end: bytes.toString('utf8', desired + 1),
  };
}

function placesOf(part: Buffer, bytes: Buffer, from: number): readonly number[] {
  const places: number[] = [];
  for (let at = from; at !== -1; at = bytes.indexOf(part, at + part.length)) {
    places.push(at);
  }
  return places;
}

/** Whether revisions stand newest first, each number once. */
export function areInOrder(revisions: readonly Buffer[]): boolean {
  const [from, to] = [BEGIN.length - 1, BEGIN.length + LONGEST_NUMBER];
  const numbers = revisions.map((lines) => Number.parseInt(lines.toString('latin1', from, to), 10));
  return numbers.every((number, index) => index === 0 || number < (numbers[index - 1] ?? 0));
}

function cutConfig(text: string): ReadonlyMap<string, string> {
  const configs = new Map<string, string>();
  let name = '';
  let start = 0;
  for (const { 0: line, 1: key = '', index } of text.matchAll(/\n {2}(\S.*):(?=\n)/g)) {
    configs.set(name, text.slice(start, index + 1));
    name = key.startsWith('"') ? String(JSON.parse(key)) : key;
    start = index + line.length + 1;
  }
  configs.set(name, text.slice(start));
  configs.delete('');
  return configs;
}
