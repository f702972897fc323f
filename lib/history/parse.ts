import { once } from '../kubernetes/once';
import { isObject, type JsonObject } from '../kubernetes/value';
import { NotPlainError, readBlock } from '../manifests/yaml/read';
import { notAHistory } from './error';
import { type WrittenHead, writtenHead } from './head';
import type { History, Revision, Workload } from './history';
import { withParts } from './parts';
import { desiredOf, headOfShape, ofKnownMinor, topOf } from './shape';
import { revisionOf } from './texts';
import { readYaml } from './yaml';

/**
 * Reads the file of a history. What a synthesis wrote is only cut into its parts, and each is read when somebody asks
 * for it; what an editor or a formatter wrote is read as a whole.
 *
 * @param workload the one of its path
 * @param file its name, for messages
 * @throws HistoryError for text that is no history or not the whole of one, and for a newer format
 */
export function parseHistory(text: string, workload: Workload, file: string): History {
  return { ...openHistory(text, workload, file) };
}

/**
 * The same, but where it has parts (see `partsOf`), its revisions are cut, and may be refused, only when somebody asks for
 * them.
 */
export function openHistory(text: string, workload: Workload, file: string): History {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  return plainElse(
    () => opened(lines, workload, file),
    () => ({ workload, ...whole(lines, file) }),
  );
}

/** What is read of text that a synthesis wrote, else what is read in another way. */
function plainElse<Value>(read: () => Value, otherwise: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotPlainError)) {
      throw error;
    }
    return otherwise();
  }
}

type Content = Omit<History, 'workload'>;

/** How each revision begins. */
const BEGIN = '\n  - number: ';

/** @throws NotPlainError for what a synthesis would not have written */
function opened(text: string, workload: Workload, file: string): History {
  const start = text.startsWith('#') ? text.indexOf('\n') + 1 : 0;
  const begin = text.indexOf('\nrevisions:\n', start);
  const config = text.indexOf('\nconfig:\n', begin);
  const desired = text.indexOf('\ndesired:', Math.max(begin, config));
  if (begin === -1 || desired === -1) {
    throw new NotPlainError();
  }
  const end = readBlock(text.slice(desired + 1));
  const list = text.slice(begin + '\nrevisions:'.length, (config === -1 ? desired : config) + 1);
  const texts = config === -1 ? new Map() : cutConfig(text.slice(config + '\nconfig:'.length, desired + 1));
  const parts = cutLines(list, BEGIN);
  const cutAll = () =>
    inOrder(
      parts.map((lines) => cutRevision(lines, texts, file)),
      file,
    );
  const revisions = once(() => plainElse(cutAll, () => whole(text, file).revisions));
  const history: History = {
    workload,
    ...topOf(readBlock(text.slice(start, begin + 1)), file),
    get revisions() {
      return revisions();
    },
    desired: desiredOf((end as JsonObject).desired, file),
  };
  const newest = () =>
    plainElse<Revision | undefined>(
      () => cutRevision(parts[0] ?? '', texts, file),
      () => undefined,
    );
  return areInOrder(parts) ? withParts(history, { newest, config: texts }) : { ...history };
}

function areInOrder(parts: readonly string[]): boolean {
  const numbers = parts.map((lines) => Number.parseInt(lines.slice(BEGIN.length - 1), 10));
  return numbers.every((number, index) => index === 0 || number < (numbers[index - 1] ?? 0));
}

function cutRevision(text: string, configs: ReadonlyMap<string, string>, file: string): Revision {
  const at = text.indexOf('\n    template:\n');
  if (at === -1) {
    throw new NotPlainError();
  }
  const { head, config: names } = headLines(text.slice(0, at + 1), file);
  const config = new Map<string, string>();
  for (const name of names) {
    const lines = configs.get(name);
    if (lines === undefined) {
      throw notAHistory(file, `the config ${name} is missing`);
    }
    config.set(name, lines);
  }
  return revisionOf(head, { template: text.slice(at + '\n    template:\n'.length), config }, file);
}

function headLines(lines: string, file: string): WrittenHead {
  const written = writtenHead(lines);
  if (written !== undefined) {
    ofKnownMinor(written.head, file);
    return written;
  }
  const [{ config = [], ...head }] = readBlock(lines, 2) as readonly [JsonObject];
  return { head: headOfShape(head, file), config: namesOf(config, file) };
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

/** The lines from each one that begins so up to the next; the text begins with the first. They are no copies. */
function cutLines(text: string, begin: string): readonly string[] {
  if (!text.startsWith(begin)) {
    throw new NotPlainError();
  }
  const parts: string[] = [];
  for (let at = 0; at !== -1; ) {
    const next = text.indexOf(begin, at + begin.length);
    parts.push(text.slice(at + 1, next === -1 ? undefined : next + 1));
    at = next;
  }
  return parts;
}

function whole(text: string, file: string): Content {
  const { formatVersion, manifest, left, revisions, config = {}, desired, ...others } = readYaml(text, file);
  const top = topOf({ formatVersion, manifest, left }, file);
  const [other] = Object.keys(others);
  if (other !== undefined || !Array.isArray(revisions) || !isObject(config)) {
    throw notAHistory(file, other === undefined ? '`revisions` is a list' : `\`${other}\` means nothing`);
  }
  return {
    ...top,
    revisions: inOrder(
      revisions.map((revision) => wholeRevision(revision, config, file)),
      file,
    ),
    desired: desiredOf(desired, file),
  };
}

function wholeRevision(value: unknown, configs: JsonObject, file: string): Revision {
  const { template, config = [], ...head } = isObject(value) ? value : {};
  if (!isObject(template)) {
    throw notAHistory(file, 'a revision has no `template`');
  }
  const objects = namesOf(config, file).map((name) => {
    const object = configs[name];
    if (!isObject(object)) {
      throw notAHistory(file, `the config ${name} is missing`);
    }
    return object;
  });
  return { ...headOfShape(head, file), template, config: objects };
}

function namesOf(value: unknown, file: string): readonly string[] {
  if (!Array.isArray(value) || !value.every((name) => typeof name === 'string')) {
    throw notAHistory(file, '`config` of a revision is a list of names');
  }
  return value;
}

function inOrder(revisions: readonly Revision[], file: string): readonly Revision[] {
  const isSorted = revisions.every(({ number }, index) => index === 0 || number < (revisions[index - 1]?.number ?? 0));
  const sorted = isSorted ? revisions : [...revisions].sort((a, b) => b.number - a.number);
  const twin = sorted.find(({ number }, index) => number === sorted[index + 1]?.number);
  if (twin !== undefined) {
    throw notAHistory(file, `revision ${twin.number} stands twice`);
  }
  return sorted;
}
