import type { Command } from 'commander';
import type { Action } from '../command';
import { addSynthesisFlags } from '../flags/synthesis';
import type { ImportFlags } from '../import/import';

export function importCommand(command: Command): Action {
  command
    .argument('[workload...]', 'TYPE/NAME or TYPE NAME, such as deploy/web; all of the manifests without it')
    .option('--cluster', 'from what a cluster has, by way of kubectl; without it from the log of Git')
    .option('--context <name>', 'the context of kubectl')
    .option('-n, --namespace <namespace>', 'the namespace, where the manifests name none')
    .option('--target <target>', 'the target, where there are several')
    .option('--cause <text>', 'why, where the cluster went back to an older revision and does not say');
  addSynthesisFlags(command);
  command.addHelpText(
    'after',
    `
Examples:
  # Begin with the history that the committed manifests tell
  cdk8s-rollout import

  # Take over an undo that somebody ran on the live cluster, as a hold
  cdk8s-rollout import --cluster deploy/web`,
  );
  return (io) => {
    const { importHistories } = require('../import/import') as typeof import('../import/import');
    return importHistories(command.args, command.opts<ImportFlags>(), io);
  };
}
