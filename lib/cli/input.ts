import { extname } from 'node:path';
import { filesIn, readBytes } from '../files/read';
import { type Manifest, parseManifests } from '../manifests/parse';
import { CliError } from './error';
import type { Io } from './io';

const EXTENSIONS: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json']);

/**
 * The manifests of files, folders (their `.yaml`, `.yml` and `.json` files, none deeper) and `-`, standard input.
 * @throws CliError for a path that cannot be read
 * @throws ManifestError for text that is no manifest
 */
export function readInput(paths: readonly string[], io: Io): readonly Manifest[] {
  return paths.flatMap((path) =>
    path === '-' ? parseManifests(io.stdin(), '-') : filesOf(path).flatMap((file) => parseManifests(read(file), file)),
  );
}

function filesOf(path: string): readonly string[] {
  try {
    return [...filesIn(path).values()].filter((file) => EXTENSIONS.has(extname(file)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') {
      return [path];
    }
    throw unreadable(path, error);
  }
}

function read(file: string): string {
  try {
    return textOf(readBytes(file), file);
  } catch (error) {
    throw error instanceof CliError ? error : unreadable(file, error);
  }
}

/**
 * The text of bytes. A byte order mark is part of it: what is written back, and a patch, must have it.
 * @throws CliError for bytes that are no text
 */
export function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw unreadable(file, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
};

/** What is said of a file that the system, or its bytes, keep from being read. */
export function unreadable(path: string, error: unknown): CliError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new CliError(`cannot read ${path}: ${REASONS[code] ?? message}`);
}
