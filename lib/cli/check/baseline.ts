import { resolve } from 'node:path';
import { type Baseline, baselineText, parseBaseline } from '../../checks/baseline';
import type { Finding } from '../../checks/finding';
import { readBytes } from '../../files/read';
import { writeFiles } from '../../files/write';
import { CliError } from '../error';
import { textOf, unreadable } from '../input';
import type { Io } from '../io';

/**
 * Reads a baseline.
 * @throws CliError for a file that cannot be read or is none
 */
export function readBaseline(file: string, { cwd = process.cwd() }: Io): Baseline {
  const baseline = parseBaseline(contentOf(file, cwd));
  if (typeof baseline === 'string') {
    throw new CliError(`${file}: ${baseline}`, `write it anew: --write-baseline ${file}`);
  }
  return baseline;
}

function contentOf(file: string, cwd: string): string {
  try {
    return textOf(readBytes(resolve(cwd, file)), file);
  } catch (error) {
    throw error instanceof CliError ? error : unreadable(file, error);
  }
}

/** Writes findings as a baseline, whole or not at all. */
export function writeBaseline(file: string, findings: readonly Finding[], { cwd = process.cwd() }: Io): void {
  writeFiles([{ path: resolve(cwd, file), text: baselineText(findings) }], []);
}
