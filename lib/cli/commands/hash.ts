import type { Command } from 'commander';
import type { Action } from '../command';
import { kubernetesFlag } from '../flags/kubernetes';
import { outputFlag } from '../flags/output';

interface Options {
  readonly kubernetes: string;
  readonly output: 'text' | 'json';
}

export function hash(command: Command): Action {
  command
    .argument('<file...>', 'files or folders of manifests, - for standard input')
    .addOption(kubernetesFlag())
    .addOption(outputFlag('text', 'json'))
    .addHelpText(
      'after',
      `
Examples:
  # The names of all workloads of a folder
  cdk8s-rollout hash dist/

  # Of what kubectl would apply to an older cluster, as JSON
  kubectl kustomize . | cdk8s-rollout hash - --kubernetes 1.34 -o json`,
    );
  return (io) => {
    const { printHashes } = require('../hash/print') as typeof import('../hash/print');
    return printHashes(command.args, command.opts<Options>(), io);
  };
}
