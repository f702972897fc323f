import { join } from 'node:path';
import { filesBelow } from '../../files/read';
import { textIfThere } from '../../files/text';
import { committedBytes, committedFiles } from '../../git/tree';
import { FOLDER, type History, parseHistory, type Workload, type WorkloadKind, workloadOf } from '../../history';
import { digestOf } from '../../history/digest';
import { type JsonObject, own } from '../../kubernetes/value';
import { identityOf } from '../../manifests/identity';
import type { PlanManifest } from '../../plan/pair';
import type { FindPast } from '../../plan/past';
import { unreadable } from '../input';

/** The histories of a project at some moment, by the workload that they are of. */
export type Histories = ReadonlyMap<string, History>;

/**
 * The histories of a folder.
 * @throws CliError for a folder that cannot be read
 * @throws HistoryError for a file that is none
 */
export function historiesIn(folder: string): Histories {
  try {
    return parsed(filesBelow(folder), (path) => textIfThere(join(folder, path)) ?? '');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : unreadable(folder, error);
  }
}

/** The histories of a commit; none where it has no such folder. */
export function historiesAt(revision: string, folder: string, cwd: string): Histories {
  const files = committedFilesIfThere(revision, folder, cwd);
  const bytes = committedBytes(files, cwd);
  const texts = new Map(files.map(({ name }, index) => [name, new TextDecoder().decode(bytes[index])] as const));
  return parsed([...texts.keys()], (path) => texts.get(path) ?? '');
}

function committedFilesIfThere(...args: Parameters<typeof committedFiles>): ReturnType<typeof committedFiles> {
  try {
    return committedFiles(...args);
  } catch {
    return [];
  }
}

/** Those of files that are planned: a project's history says nothing of manifests from elsewhere. */
export function ofFiles(histories: Histories, files: readonly { readonly file: string }[]): Histories {
  const known = new Set(files.flatMap(({ file }) => endings(file)));
  return new Map([...histories].filter(([, { manifest }]) => known.has(manifest)));
}

/** A file as each of the folders above it names it: `a/b/c`, `b/c`, `c`. */
function endings(file: string): readonly string[] {
  const names = file.split('/');
  return names.map((_, index) => names.slice(index).join('/'));
}

function parsed(paths: readonly string[], textOf: (path: string) => string): Histories {
  const found = new Map<string, History>();
  for (const path of paths) {
    const name = `${FOLDER}/${path}`;
    const workload = workloadOf(name);
    if (workload !== undefined) {
      found.set(keyOf(workload), parseHistory(textOf(path), workload, name));
    }
  }
  return found;
}

/**
 * Finds what the histories say of a workload.
 * @param base undefined where the base is not of Git: then its history is the head's, up to the template of the base
 */
export function pastOf(head: Histories, base: Histories | undefined, manifests: readonly PlanManifest[]): FindPast {
  const before = base ?? new Map(manifests.flatMap((manifest) => historyUpTo(manifest, head)));
  return ({ target, kind, namespace = '', name }) => {
    const find = (histories: Histories): History | undefined =>
      [namespace, '']
        .map((place) => histories.get(keyOf({ target, kind: kind as WorkloadKind, namespace: place, name })))
        .find((history) => history?.left === undefined && history !== undefined);
    const [was, is] = [find(before), find(head)];
    return { ...(was === undefined ? {} : { base: was }), ...(is === undefined ? {} : { head: is }) };
  };
}

function historyUpTo({ object, target }: PlanManifest, head: Histories): readonly (readonly [string, History])[] {
  const { kind, namespace, name } = identityOf(object);
  const key = keyOf({ target, kind: kind as WorkloadKind, namespace, name });
  const history = head.get(key);
  const template = own(own(object, 'spec'), 'template') as JsonObject;
  const at = history?.revisions.findIndex(
    ({ digest, minor }) => digestOf(kind as WorkloadKind, template, minor) === digest,
  );
  return history === undefined || at === undefined || at === -1
    ? []
    : [[key, { ...history, revisions: history.revisions.slice(at), desired: {} }]];
}

function keyOf({ target, kind, namespace, name }: Workload): string {
  return JSON.stringify([target, kind, namespace, name]);
}
