import { Command, CommanderError, Option } from 'commander';
import { minors, parseMinor } from '../kubernetes';
import { ManifestError } from '../manifests/parse';
import { hashJson, hashLines, hashText, hashWarnings } from './commands/hash';
import { CliError } from './error';
import { readInput } from './input';
import type { Io } from './io';

/** The minor that is meant where none is named. */
const DEFAULT_MINOR = '1.36';

/**
 * Runs the command.
 * @param args what stands after the program's name
 * @returns the exit code: 0 done, 1 could not do it
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const program = createProgram(io);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 1;
    }
    const debug = program.opts<{ debug?: boolean }>().debug === true;
    const mendable = error instanceof CliError || error instanceof ManifestError;
    const { message, stack } = error as Error;
    io.err(
      `error: ${debug ? stack : mendable ? message : `${message}\nThis is a fault of cdk8s-rollout; --debug says more.`}\n`,
    );
    return 1;
  }
}

function createProgram(io: Io): Command {
  const program = new Command('cdk8s-rollout')
    .description('Change what runs on Kubernetes safely, by reviewed commits.')
    .option('--debug', 'print where an error came from')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(cdk8s-rollout --help says more)');
  addHash(program, io);
  return program;
}

function addHash(program: Command, io: Io): void {
  program
    .command('hash')
    .description('print what the ReplicaSets and ControllerRevisions of workloads will be called')
    .argument('<file...>', 'files or folders of manifests, - for standard input')
    .addOption(kubernetesOption())
    .addOption(new Option('-o, --output <format>', 'how to print').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      `
Examples:
  # The names of all workloads of a folder
  cdk8s-rollout hash dist/

  # Of what kubectl would apply to an older cluster, as JSON
  kubectl kustomize . | cdk8s-rollout hash - --kubernetes 1.34 -o json`,
    )
    .action((files: readonly string[], options: { readonly kubernetes: string; readonly output: string }) => {
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
    });
}

function kubernetesOption(): Option {
  return new Option('--kubernetes <minor>', `the cluster's Kubernetes minor, ${minors[0]} to ${minors.at(-1)}`).default(
    DEFAULT_MINOR,
  );
}

function minorOf(text: string): ReturnType<typeof parseMinor> {
  try {
    return parseMinor(text);
  } catch (error) {
    throw new CliError((error as Error).message);
  }
}
