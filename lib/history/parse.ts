import { once } from '../kubernetes/once';
import { isObject, type JsonObject } from '../kubernetes/value';
import { NotPlainError, readBlock } from '../manifests/yaml/read';
import { areInOrder, cutHistory } from './cut';
import { notAHistory } from './error';
import { type WrittenHead, writtenHead } from './head';
import type { History, Revision, Workload } from './history';
import { withParts } from './parts';
import { NOTHING_DESIRED } from './print';
import { desiredOf, headOfShape, ofKnownMinor, topOf } from './shape';
import { revisionOf } from './texts';
import { readYaml } from './yaml';

/**
 * Reads the file of a history. What a synthesis wrote is only cut into its parts, and each is read when somebody asks
 * for it; what an editor or a formatter wrote is read as a whole.
 *
 * @param source its text, or the bytes of it
 * @param workload the one of its path
 * @param file its name, for messages
 * @throws HistoryError for text that is no history or not the whole of one, and for a newer format
 */
export function parseHistory(source: string | Uint8Array, workload: Workload, file: string): History {
  return { ...openHistory(source, workload, file) };
}

/**
 * The same, but where it has parts (see `partsOf`), its revisions are cut, and may be refused, only when somebody asks for
 * them.
 */
export function openHistory(source: string | Uint8Array, workload: Workload, file: string): History {
  const bytes = linesOf(source);
  return plainElse(
    () => opened(bytes, workload, file),
    () => ({ workload, ...whole(bytes.toString(), file) }),
  );
}

function linesOf(source: string | Uint8Array): Buffer {
  const bytes =
    typeof source === 'string' ? Buffer.from(source) : Buffer.from(source.buffer, source.byteOffset, source.length);
  return bytes.includes('\r') ? Buffer.from(bytes.toString().replaceAll('\r\n', '\n')) : bytes;
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

/** @throws NotPlainError for what a synthesis would not have written */
function opened(bytes: Buffer, workload: Workload, file: string): History {
  const { top, revisions: parts, config, end } = cutHistory(bytes);
  const cutAll = () =>
    inOrder(
      parts.map((lines) => cutRevision(lines.toString(), config, file)),
      file,
    );
  const revisions = once(() => plainElse(cutAll, () => whole(bytes.toString(), file).revisions));
  const history: History = {
    workload,
    ...topOf(readBlock(top), file),
    get revisions() {
      return revisions();
    },
    desired: end === NOTHING_DESIRED ? {} : desiredOf((readBlock(end) as JsonObject).desired, file),
  };
  const newest = () =>
    plainElse<Revision | undefined>(
      () => cutRevision(parts[0]?.toString() ?? '', config, file),
      () => undefined,
    );
  return areInOrder(parts) ? withParts(history, { newest, config }) : { ...history };
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
