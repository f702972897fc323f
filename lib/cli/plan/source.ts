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

  /**
   * Where it lies on the disk.
   * @default - it came from standard input or from Git
   */
  readonly path?: string;
}

/** More than this is no set of manifests that somebody reviews: reading it would take gigabytes of memory. */
const MOST_BYTES = 24 * 2 ** 20;

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
    const text = io.stdin();
    assertSize(source, text.length);
    return [{ file: '-', below: '', text }];
  }
  const committed = revisionOf(source, cwd);
  return committed === undefined ? fromDisk(source, cwd) : fromGit(committed.revision, committed.path, cwd);
}

/** @throws CliError for more than is read */
function assertSize(source: string, bytes: number): void {
  if (bytes > MOST_BYTES) {
    const megabytes = (size: number) => Math.ceil(size / 2 ** 20);
    throw new CliError(
      `${source === '-' ? 'standard input' : source} holds ${megabytes(bytes)} MiB of manifests, at most ${megabytes(MOST_BYTES)} MiB are read`,
      'plan a part of it: a folder or a file of its own',
    );
  }
}

function fromGit(revision: string, path: string, cwd: string): readonly SourceFile[] {
  const files = committedFiles(revision, path, cwd)
    .filter(({ name }) => name === '' || isManifestFile(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  assertSize(
    `${revision}:${path}`,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
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
    const names = statSync(path).isDirectory() ? filesBelow(path).filter(isManifestFile) : [''];
    assertSize(
      source,
      names.reduce((sum, below) => sum + statSync(join(path, below)).size, 0),
    );
    return names.map((below) => {
      const file = join(shown, below);
      return { file, below, text: textOf(readBytes(join(path, below)), file), path: join(path, below) };
    });
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
