import type { Command } from 'commander';
import type { Action } from '../command';
import { addSynthesisFlags } from '../flags/synthesis';
import { addWorkloadFlags } from '../flags/workload';
import type { EditFlags } from '../rollout/flags';

export function restart(command: Command): Action {
  addWorkloadFlags(command);
  command.addHelpText(
    'after',
    `
Examples:
  # Exchange all pods of a deployment
  cdk8s-rollout restart deploy/web

  # Of all that a selector matches
  cdk8s-rollout restart deploy,sts -l tier=shop`,
  );
  addSynthesisFlags(command);
  return (io) => {
    const { restart } = require('../rollout/restart') as typeof import('../rollout/restart');
    return restart(command.args, command.opts<EditFlags>(), io);
  };
}
