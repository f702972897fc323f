import { Exit, type ExitCode } from '../exit';
import { minorOf } from '../flags/kubernetes';
import { readInput } from '../input';
import type { Io } from '../io';
import { hashJson, hashLines, hashText, hashWarnings } from './lines';

/** Prints what the workloads in files will make; what is odd goes to standard error. */
export function printHashes(
  files: readonly string[],
  options: { readonly kubernetes: string; readonly output: 'text' | 'json' },
  io: Io,
): ExitCode {
  const manifests = readInput(files, io);
  const minor = minorOf(options.kubernetes);
  const lines = hashLines(manifests, minor);
  for (const warning of hashWarnings(manifests, minor)) {
    io.err(`warning: ${warning}\n`);
  }
  if (lines.length === 0) {
    io.err(`No Deployment, StatefulSet or DaemonSet found in ${files.join(', ')}.\n`);
  }
  io.out(options.output === 'json' ? hashJson(lines) : hashText(lines));
  return Exit.DONE;
}
