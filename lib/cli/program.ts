import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands';
import { errorText } from './error';
import { Exit, type ExitCode } from './exit';
import type { Io } from './io';

/**
 * Runs the command that is named.
 * @param args what stands after the program's name
 * @returns its exit code
 */
export async function runProgram(args: readonly string[], io: Io): Promise<ExitCode> {
  const program = new Command('cdk8s-rollout')
    .description('Change what runs on Kubernetes safely, by reviewed commits.')
    .option('--debug', 'print where an error came from')
    .option('--version', 'print the version')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(cdk8s-rollout --help says more)');
  let code: ExitCode = Exit.DONE;
  for (const { name, summary, load } of COMMANDS) {
    const command = program.command(name).description(summary);
    if (args.includes(name)) {
      const action = load()(command);
      command.action(async () => {
        code = await action(io);
      });
    }
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? Exit.DONE : Exit.FAILED;
    }
    io.err(errorText(error, program.opts<{ debug?: boolean }>().debug === true));
    return Exit.FAILED;
  }
}
