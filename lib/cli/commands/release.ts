import type { Command } from 'commander';
import type { Action } from '../command';
import { addSynthesisFlags } from '../flags/synthesis';
import { addWorkloadFlags } from '../flags/workload';
import type { EditFlags } from '../rollout/flags';

export function release(command: Command): Action {
  addWorkloadFlags(command);
  command.addHelpText(
    'after',
    `
Examples:
  # Render the code again after an undo
  cdk8s-rollout release deploy/web`,
  );
  addSynthesisFlags(command);
  return (io) => {
    const { release } = require('../rollout/release') as typeof import('../rollout/release');
    return release(command.args, command.opts<EditFlags>(), io);
  };
}
