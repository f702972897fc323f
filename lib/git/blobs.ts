import type { Repository } from './repository';
import { git } from './run';

/** A file's content as Git names it: the hash of its bytes. */
export type BlobId = string;

/**
 * The files of a folder, and of those below it, as a commit has them.
 * @param folder from the project
 * @returns by path from the project; none when the commit has no such folder
 */
export function blobsAt({ project, prefix }: Repository, commit: string, folder: string): ReadonlyMap<string, BlobId> {
  const listed = git(['ls-tree', '-r', '-z', '--full-tree', commit, '--', `${prefix}${folder}/`], {
    cwd: project,
  }).toString();
  const blobs = new Map<string, BlobId>();
  for (const line of listed.split('\0')) {
    const [, id, path] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (id !== undefined && path !== undefined) {
      blobs.set(path.slice(prefix.length), id);
    }
  }
  return blobs;
}

/**
 * Texts of blobs, all with one process.
 * @param names ids, or other names of blobs such as `:1:path` for the ancestor of a conflict
 * @returns by name; those that are not there are left out
 */
export function blobTexts({ project }: Repository, names: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  if (names.length === 0) {
    return texts;
  }
  const out = git(['cat-file', '--batch'], { cwd: project, input: names.map((name) => `${name}\n`).join('') });
  let at = 0;
  for (const name of names) {
    const end = out.indexOf('\n', at);
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(out.toString('latin1', at, end)) ?? [];
    at = end + 1;
    if (size !== undefined) {
      texts.set(name, out.toString('utf8', at, at + Number(size)));
      at += Number(size) + 1;
    }
  }
  return texts;
}

/** The id that Git gives to bytes; `like` is one of the same repository, which says with what it hashes. */
export function blobId(bytes: Uint8Array, like: BlobId): BlobId {
  // Only a few commands need it, and it takes long to load.
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  const hash = createHash(like.length === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
