import type { Io } from '../../lib/cli/io';
import { run } from '../../lib/cli/run';

/** What a command did. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process. */
export async function call(args: readonly string[], io: Partial<Io> = {}): Promise<Called> {
  const printed = { out: '', err: '' };
  const code = await run(args, {
    stdin: () => '',
    ...io,
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
  });
  return { code, out: printed.out, err: printed.err };
}
