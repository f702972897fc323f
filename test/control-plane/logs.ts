import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Removes all files of a control plane but its logs, and gives the paths of these. */
export function keepLogs(directory: string): string[] {
  const logs: string[] = [];
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (name.endsWith('.log')) logs.push(path);
    else rmSync(path, { recursive: true });
  }
  return logs;
}
