import { join } from 'node:path';
import { filesBelow } from '../../files/read';
import { textIfThere } from '../../files/text';
import { committedBytes, committedFiles } from '../../git/tree';
import { FOLDER, type History, parseHistory, type Workload, type WorkloadKind, workloadOf } from '../../history';
import { digestOf } from '../../history/digest';
import { type JsonObject, own } from '../../kubernetes/value';
import type { ObjectReference } from '../../plan/object-reference';
import { type PlanManifest, referenceTo } from '../../plan/pair';
import type { FindPast } from '../../plan/past';
import { unreadable } from '../input';

/** The histories of a project at some moment, by the workload that they are of. */
export type Histories = ReadonlyMap<string, History>;

/**
 * The histories of a folder.
 * @param shown how messages name it
 * @throws CliError for a folder that cannot be read
 * @throws HistoryError for a file that is none
 */
export function historiesIn(folder: string, shown = folder): Histories {
  try {
    return parsed(filesBelow(folder), (path) => textIfThere(join(folder, path)) ?? '');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : unreadable(shown, error);
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
 * Finds what the histories say of a workload. A history that does not know the template of the head says nothing of it:
 * the manifest was written by somebody else than a synthesis.
 * @param base undefined where the base is not of Git: then its history is the head's, up to the template of the base
 */
export function pastOf(
  head: Histories,
  base: Histories | undefined,
  manifests: { readonly base: readonly PlanManifest[]; readonly head: readonly PlanManifest[] },
): FindPast {
  const before = base ?? new Map(manifests.base.flatMap((manifest) => historyUpTo(manifest, head)));
  const strange = new Set(
    manifests.head.flatMap((manifest) => {
      const history = find(head, referenceTo(manifest));
      return history === undefined || revisionAt(manifest, history) !== -1 ? [] : [history];
    }),
  );
  return (workload) => {
    const [was, is] = [find(before, workload), find(head, workload)];
    return {
      ...(was === undefined ? {} : { base: was }),
      ...(is === undefined || strange.has(is) ? {} : { head: is }),
    };
  };
}

/** The namespace may be that of a flag, which the manifests do not name. */
function find(histories: Histories, { target, kind, namespace = '', name }: ObjectReference): History | undefined {
  const places = namespace === '' ? [''] : [namespace, ''];
  // Most plans are made without any.
  return histories.size === 0
    ? undefined
    : places
        .map((place) => histories.get(keyOf({ target, kind: kind as WorkloadKind, namespace: place, name })))
        .find((history) => history !== undefined && history.left === undefined);
}

function historyUpTo(manifest: PlanManifest, head: Histories): readonly (readonly [string, History])[] {
  const history = find(head, referenceTo(manifest));
  const at = history === undefined ? -1 : revisionAt(manifest, history);
  return history === undefined || at === -1
    ? []
    : [[keyOf(history.workload), { ...history, revisions: history.revisions.slice(at), desired: {} }]];
}

/** Which revision has the template of a manifest; -1 for none. */
function revisionAt({ object }: PlanManifest, { revisions, workload: { kind } }: History): number {
  const template = own(own(object, 'spec'), 'template') as JsonObject;
  return revisions.findIndex(({ digest, minor }) => digestOf(kind, template, minor) === digest);
}

function keyOf({ target, kind, namespace, name }: Workload): string {
  return JSON.stringify([target, kind, namespace, name]);
}
