import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// A file, because the processes of a test run that use a control plane are not the one that started it.
function file(directory: string): string {
  return join(directory, 'ended');
}

/** Notes that a program of a control plane has ended by itself. The first counts: others end because of it. */
export function noteEnd(directory: string, message: string): void {
  if (endedIn(directory) === undefined) writeFileSync(file(directory), message);
}

/** Which program of a control plane has ended by itself, and why, if one has. */
export function endedIn(directory: string): string | undefined {
  try {
    return readFileSync(file(directory), 'utf8');
  } catch {
    return undefined;
  }
}
