import type { ExitCode } from './exit';
import type { Io } from './io';

/**
 * Runs the command.
 * @param args what stands after the program's name
 * @returns the exit code
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  if (args.includes('--version') && args.every((arg) => arg.startsWith('-'))) {
    const { version } = require('cdk8s-rollout/package.json') as { readonly version: string };
    io.out(`${version}\n`);
    return 0;
  }
  const { runProgram } = require('./program') as typeof import('./program');
  return runProgram(args, io);
}
