import { statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { filesBelow, readBytes } from '../../files/read';
import { committedBytes, committedFiles } from '../../git/tree';
import { CliError } from '../error';
import { isManifestFile } from '../import/manifests';
import { textOf, unreadable } from '../input';
import type { Io } from '../io';

/** A file of manifests. */
export interface SourceFile {
  /** How reports name it: as it was given or found under what was given; `-` for standard input. */
  readonly file: string;

  /** From the folder that was given; empty when it was given itself. */
  readonly below: string;
  readonly text: string;
}

/** A revision of Git and a path in it, `main:dist`. */
const COMMITTED = /^([^:]+):(.*)$/s;

/** The revision of `REV:PATH`; undefined for what lies on the disk or comes from standard input. */
export function revisionOf(
  source: string,
  cwd: string,
): { readonly revision: string; readonly path: string } | undefined {
  const [, revision, path] = isOnDisk(resolve(cwd, source)) ? [] : (COMMITTED.exec(source) ?? []);
  return revision === undefined || path === undefined ? undefined : { revision, path };
}

/**
 * The manifest files of a file, a folder with all below it, `-` or `REV:PATH`, sorted.
 * @throws CliError for what cannot be read
 * @throws GitError for a revision or path that is not there
 */
export function readSource(source: string, io: Io): readonly SourceFile[] {
  const cwd = io.cwd ?? process.cwd();
  if (source === '-') {
    return [{ file: '-', below: '', text: io.stdin() }];
  }
  const committed = revisionOf(source, cwd);
  return committed === undefined ? fromDisk(source, cwd) : fromGit(committed.revision, committed.path, cwd);
}

function fromGit(revision: string, path: string, cwd: string): readonly SourceFile[] {
  const files = committedFiles(revision, path, cwd)
    .filter(({ name }) => name === '' || isManifestFile(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const bytes = committedBytes(files, cwd);
  const shown = path.replace(/^\.\//, '').replace(/\/+$/, '');
  return files.map(({ name }, index) => {
    const file = name === '' ? shown : join(shown, name);
    return { file, below: name, text: textOf(bytes[index] ?? new Uint8Array(), `${revision}:${file}`) };
  });
}

function fromDisk(source: string, cwd: string): readonly SourceFile[] {
  const path = resolve(cwd, source);
  const shown = shownPath(source, cwd);
  try {
    if (!statSync(path).isDirectory()) {
      return [{ file: shown, below: '', text: textOf(readBytes(path), shown) }];
    }
    return filesBelow(path)
      .filter(isManifestFile)
      .map((below) => ({
        file: join(shown, below),
        below,
        text: textOf(readBytes(join(path, below)), join(shown, below)),
      }));
  } catch (error) {
    throw error instanceof CliError ? error : unreadable(source, error);
  }
}

/** Never an absolute path: a plan is the same on every machine. */
function shownPath(source: string, cwd: string): string {
  if (!isAbsolute(source)) {
    return source.replace(/^\.\//, '').replace(/\/+$/, '');
  }
  const fromHere = relative(cwd, source);
  return fromHere.startsWith('..') ? basename(source) : fromHere;
}

function isOnDisk(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
