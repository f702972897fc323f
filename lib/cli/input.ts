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
    throw new CliError(`cannot read ${path}: ${reason(error)}`);
  }
}

function read(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readBytes(file));
  } catch (error) {
    throw new CliError(`cannot read ${file}: ${reason(error)}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
};

function reason(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}
