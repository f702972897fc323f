import type { Command } from 'commander';
import type { Action } from '../command';
import { colorFlag } from '../flags/color';
import { kubernetesFlag } from '../flags/kubernetes';
import { outputFlag } from '../flags/output';
import type { SimulateOptions } from '../simulate/print';

export function simulate(command: Command): Action {
  command
    .argument('<file...>', 'files or folders of manifests as they will be applied, - for standard input')
    .option('--from <file>', 'a file or folder of the manifests before; without it the workloads are created')
    .option('--pod-start <duration>', 'how long a pod takes until it is ready', '5s')
    .option('--pod-stop <duration>', 'how long a pod takes from its deletion until it is gone', '2s')
    .option('--never-ready', 'new pods never become ready: where does it stop, and what still serves?')
    .option('--nodes <count>', 'how many nodes a DaemonSet runs on', '3')
    .addOption(kubernetesFlag())
    .addOption(outputFlag('text', 'json'))
    .addOption(colorFlag())
    .addHelpText(
      'after',
      `
Examples:
  # What happens when dist/ is applied, after what it was before
  cdk8s-rollout simulate dist/ --from before/

  # The same with pods that need half a minute to start, and 10 s to drain
  cdk8s-rollout simulate dist/ --from before/ --pod-start 30s --pod-stop 10s

  # What still serves when the new image does not work
  cdk8s-rollout simulate dist/ --from before/ --never-ready`,
    );
  return (io) => {
    const { printSimulations } = require('../simulate/print') as typeof import('../simulate/print');
    return printSimulations(command.args, command.opts<SimulateOptions>(), io);
  };
}
