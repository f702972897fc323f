import { spawnSync } from 'node:child_process';

/** What kubectl said. */
export interface KubectlRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the kubectl of the person, with the person's settings. */
export function runKubectl(args: readonly string[]): KubectlRun {
  const { status, stdout, stderr, error } = spawnSync('kubectl', args, { encoding: 'utf8', maxBuffer: MOST_BYTES });
  const isMissing = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
  const why = isMissing ? 'there is no kubectl on the PATH' : error?.message;
  return { code: status ?? 1, out: stdout ?? '', err: why ?? stderr };
}

const MOST_BYTES = 1 << 30;
