import { isObject, type JsonObject } from '../kubernetes/value';
import { NotPlainError, readBlock } from '../manifests/yaml/read';
import { notAHistory } from './error';
import { type WrittenHead, writtenHead } from './head';
import type { History, Revision, Workload } from './history';
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
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  try {
    return { workload, ...cut(lines, file) };
  } catch (error) {
    if (!(error instanceof NotPlainError)) {
      throw error;
    }
    return { workload, ...whole(readYaml(lines, file), file) };
  }
}

type Content = Omit<History, 'workload'>;

/** @throws NotPlainError for what a synthesis would not have written */
function cut(text: string, file: string): Content {
  const start = text.startsWith('#') ? text.indexOf('\n') + 1 : 0;
  const revisions = text.indexOf('\nrevisions:\n', start);
  const config = text.indexOf('\nconfig:\n', revisions);
  const desired = text.indexOf('\ndesired:', Math.max(revisions, config));
  if (revisions === -1 || desired === -1) {
    throw new NotPlainError();
  }
  const end = readBlock(text.slice(desired + 1));
  const list = text.slice(revisions + '\nrevisions:'.length, (config === -1 ? desired : config) + 1);
  const texts = config === -1 ? new Map() : cutConfig(text.slice(config + '\nconfig:'.length, desired + 1));
  return {
    ...topOf(readBlock(text.slice(start, revisions + 1)), file),
    revisions: inOrder(
      cutLines(list, '\n  - number: ').map((lines) => cutRevision(lines, texts, file)),
      file,
    ),
    desired: desiredOf((end as JsonObject).desired, file),
  };
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

function whole(value: JsonObject, file: string): Content {
  const { formatVersion, manifest, left, revisions, config = {}, desired, ...others } = value;
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
